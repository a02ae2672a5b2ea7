import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { ChoiceField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { typedThousandths } from './typed';
import { FUELS } from './vehicle-draft';
import { words } from './words';

type Quota = Shape<'FuelQuotaResponse'>;

interface QuotaProps {
  readonly communeId: string;
  /** Null: a new one. */
  readonly quota: Quota | null;
  readonly onClose: () => void;
}

/** A quota as it is typed. */
interface QuotaDraft {
  readonly fuel: string;
  readonly litres: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: string;
}

function draftOf(quota: Quota | null): QuotaDraft {
  if (quota === null)
    return { fuel: 'diesel', litres: '', validFrom: today(), validTo: '', source: '' };
  const { fuel, validFrom, validTo, source } = quota;
  const litres = String(quota.grantedMl / 1000).replace('.', ',');
  return { fuel, litres, validFrom, validTo, source };
}

/** Notes litres that somebody granted, or corrects what was noted. */
export function QuotaSheet({ communeId, quota, onClose }: QuotaProps): JSX.Element {
  const [id] = useState(() => quota?.id ?? newId());
  const [draft, setDraft] = useState(() => draftOf(quota));
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const save = (): void => {
    setTold(true);
    const { fuel, validFrom, validTo, source } = draft;
    const grantedMl = typedThousandths(draft.litres);
    if (!grantedMl || [validFrom, validTo, source].some((it) => it.trim() === '')) return;
    const facts = { grantedMl, validTo, source: source.trim() };
    const path = `/v1/fuel-quotas/${id}`;
    void sending.send(
      quota === null
        ? {
            ...{ method: 'PUT', path, body: { communeId, fuel, validFrom, ...facts } },
            ...{ title: words('fuel.grant'), screen: '/combustible' },
          }
        : {
            ...{ method: 'PATCH', path, body: facts, version: quota.version },
            ...{ title: words('fuel.edit'), screen: `/combustible/${id}` },
          },
      onClose,
    );
  };
  return (
    <Sheet title={words(quota === null ? 'fuel.grant' : 'fuel.edit')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <QuotaFields {...{ draft, sending, isTold }} isNew={quota === null} onDraft={setDraft} />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface FieldsProps {
  readonly draft: QuotaDraft;
  readonly isNew: boolean;
  readonly sending: Sending;
  readonly isTold: boolean;
  readonly onDraft: (draft: QuotaDraft) => void;
}

function QuotaFields({ draft, isNew, sending, isTold, onDraft }: FieldsProps): JSX.Element {
  const set =
    (field: keyof QuotaDraft) =>
    (value: string): void => {
      onDraft({ ...draft, [field]: value });
    };
  const line = (
    field: 'validFrom' | 'validTo' | 'source',
    label: string,
    type: 'date' | 'text',
  ): JSX.Element => (
    <TextField
      {...{ label, type }}
      value={draft[field]}
      onValue={set(field)}
      fault={
        isTold && draft[field].trim() === '' ? common('field.required') : sending.faultOf(field)
      }
    />
  );
  const isLitresFaulty = isTold && !typedThousandths(draft.litres);
  return (
    <>
      {isNew && (
        <ChoiceField
          label={words('vehicle.fuel')}
          value={draft.fuel}
          onValue={set('fuel')}
          options={FUELS.map((it) => ({ value: it, name: words(`fuel.${it}`) }))}
        />
      )}
      <TextField
        label={words('fuel.granted')}
        unit="l"
        isNumber
        value={draft.litres}
        onValue={set('litres')}
        fault={isLitresFaulty ? common('field.positive') : sending.faultOf('grantedMl')}
      />
      {isNew && line('validFrom', words('say.from'), 'date')}
      {line('validTo', words('say.to'), 'date')}
      {line('source', words('fuel.source'), 'text')}
    </>
  );
}
