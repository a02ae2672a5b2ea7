import type { JSX } from 'preact';
import type { Role } from '../../session/session';
import { SelectField, TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { common } from '../../ui/words';
import { words } from './words';

/** What an act says of a mandate. */
export interface Terms {
  readonly role: Role | undefined;
  readonly body: string;
  readonly act: string;
  readonly fromOn: string;
  readonly toOn: string;
}

const isBackward = ({ fromOn, toOn }: Terms): boolean => toOn !== '' && toOn < fromOn;

export function isWhole(terms: Terms): boolean {
  const texts = [terms.body.trim(), terms.act.trim(), terms.fromOn];
  return terms.role !== undefined && !texts.includes('') && !isBackward(terms);
}

interface TermsFieldsProps {
  readonly roles: readonly Role[];
  readonly terms: Terms;
  readonly isTold: boolean;
  readonly sending: Sending;
  readonly onTerms: (terms: Terms) => void;
}

/** Role, body, act and days of a mandate. */
export function TermsFields(props: TermsFieldsProps): JSX.Element {
  const { roles, terms, isTold, sending, onTerms } = props;
  const field = (name: 'body' | 'act' | 'fromOn') => ({
    value: terms[name],
    onValue: (value: string) => onTerms({ ...terms, [name]: value }),
    fault: isTold && terms[name].trim() === '' ? common('field.required') : sending.faultOf(name),
  });
  return (
    <>
      <SelectField
        label={words('field.role')}
        value={terms.role ?? ''}
        onValue={(value) => onTerms({ ...terms, role: roles.find((it) => it === value) })}
        empty={words('field.choose')}
        options={roles.map((value) => ({ value, name: common(`role.${value}`) }))}
        fault={isTold && !terms.role ? common('field.required') : undefined}
      />
      <TextField label={words('field.body')} hint={words('field.bodyHint')} {...field('body')} />
      <TextField label={words('field.act')} hint={words('field.actHint')} {...field('act')} />
      <div class="cols">
        <TextField type="date" label={words('field.from')} {...field('fromOn')} />
        <TextField
          type="date"
          label={words('field.to')}
          hint={words('field.toHint')}
          optional
          value={terms.toOn}
          onValue={(toOn) => onTerms({ ...terms, toOn })}
          fault={isBackward(terms) ? words('field.toFault') : sending.faultOf('toOn')}
        />
      </div>
    </>
  );
}
