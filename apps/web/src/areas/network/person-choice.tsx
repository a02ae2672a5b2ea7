import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useAnswer } from '../../store/answers';
import { ChoiceField, SelectField, TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { Note } from '../../ui/states';
import { common } from '../../ui/words';
import { faultsOfPerson, type PersonDraft } from './person-draft';
import { useSettled } from './settled';
import { words } from './words';

interface PersonChoiceProps {
  readonly draft: PersonDraft;
  readonly onDraft: (draft: PersonDraft) => void;
  /** The commune whose people can be picked from a list. */
  readonly communeId: string | null;
  readonly isTold: boolean;
  readonly sending: Sending;
}

/** Who is to hold a mandate: somebody of the list, somebody known by their sign-in name, or somebody new. */
export function PersonChoice(props: PersonChoiceProps): JSX.Element {
  const { draft, onDraft } = props;
  const ways = ['known', 'login', 'new'] as const;
  const shown = props.communeId === null ? ways.slice(1) : ways;
  return (
    <fieldset class="card">
      <legend class="unseen">{words('person.who')}</legend>
      <ChoiceField
        label={words('person.who')}
        value={draft.way}
        onValue={(value) => onDraft({ ...draft, way: value as PersonDraft['way'], personId: '' })}
        options={shown.map((value) => ({ value, name: words(`person.${value}`) }))}
      />
      {draft.way === 'known' && <KnownPerson {...props} />}
      {draft.way === 'login' && <PersonByLogin {...props} />}
      {draft.way === 'new' && <NewPerson {...props} />}
    </fieldset>
  );
}

function KnownPerson({ draft, onDraft, communeId, isTold }: PersonChoiceProps): JSX.Element {
  const people = useAnswer(addressOf('/v1/people', { communeId, limit: 200 }));
  return (
    <SelectField
      label={words('person.person')}
      hint={words('person.knownHint')}
      value={draft.personId}
      onValue={(personId) => onDraft({ ...draft, personId })}
      empty={words('field.choose')}
      options={(people.body?.items ?? []).map(({ id, name, login }) => ({
        value: id,
        name: `${name} (${login})`,
      }))}
      fault={isTold && draft.personId === '' ? common('field.required') : undefined}
    />
  );
}

function PersonByLogin({ draft, onDraft, isTold }: PersonChoiceProps): JSX.Element {
  const login = useSettled(draft.login.toLowerCase());
  const isAsked = faultsOfPerson({ ...draft, login }).login === undefined;
  const found = useAnswer(isAsked ? addressOf('/v1/people', { login }) : null);
  const [person] = found.body?.items ?? [];
  const isFound = person !== undefined && person.login === login;
  const foundId = isFound ? person.id : '';
  useEffect(() => {
    if (foundId !== draft.personId) onDraft({ ...draft, personId: foundId });
  }, [foundId, draft.personId]);
  return (
    <>
      <TextField
        label={words('person.loginName')}
        value={draft.login}
        onValue={(value) => onDraft({ ...draft, login: value })}
        fault={isTold && draft.personId === '' ? words('person.loginFault') : undefined}
      />
      {isFound && <Note tone="good" title={person.name} />}
      {isAsked && found.body && !isFound && (
        <Note tone="warn" title={words('person.unknown', { login })} />
      )}
    </>
  );
}

function NewPerson({ draft, onDraft, isTold, sending }: PersonChoiceProps): JSX.Element {
  const faults = isTold ? faultsOfPerson(draft) : {};
  const told = (field: 'name' | 'login' | 'password'): string | undefined => {
    const fault = faults[field];
    return fault === undefined ? sending.faultOf(field) : words(fault);
  };
  const text = (field: 'name' | 'login' | 'password') => ({
    value: draft[field],
    onValue: (value: string) => {
      onDraft({ ...draft, [field]: value });
    },
    fault: told(field),
  });
  return (
    <>
      <TextField label={words('person.name')} {...text('name')} />
      <TextField
        label={words('person.loginName')}
        hint={words('person.loginHint')}
        {...text('login')}
      />
      <TextField
        label={words('person.password')}
        hint={words('person.passwordHint')}
        autocomplete="new-password"
        {...text('password')}
      />
    </>
  );
}
