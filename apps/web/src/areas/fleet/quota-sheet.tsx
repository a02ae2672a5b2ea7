import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { ChoiceField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
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

/** Notes litres that somebody granted, or corrects what was noted. */
export function QuotaSheet({ communeId, quota, onClose }: QuotaProps): JSX.Element {
  const [id] = useState(() => quota?.id ?? newId());
  const [fuel, setFuel] = useState<string>(quota?.fuel ?? 'diesel');
  const [litres, setLitres] = useState(
    quota ? String(quota.grantedMl / 1000).replace('.', ',') : '',
  );
  const [validFrom, setFrom] = useState<string>(quota?.validFrom ?? today());
  const [validTo, setTo] = useState(quota?.validTo ?? '');
  const [source, setSource] = useState(quota?.source ?? '');
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const grantedMl = typedThousandths(litres);
  const path = `/v1/fuel-quotas/${id}`;
  const missing = (value: string, field: string): string | undefined =>
    isTold && value.trim() === '' ? common('field.required') : sending.faultOf(field);
  const save = (): void => {
    setTold(true);
    if (!grantedMl || validFrom === '' || validTo === '' || source.trim() === '') return;
    const facts = { grantedMl, validTo, source: source.trim() };
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
        {quota === null && (
          <ChoiceField
            label={words('vehicle.fuel')}
            value={fuel}
            onValue={setFuel}
            options={FUELS.map((it) => ({ value: it, name: words(`fuel.${it}`) }))}
          />
        )}
        <TextField
          label={words('fuel.granted')}
          unit="l"
          isNumber
          value={litres}
          onValue={setLitres}
          fault={isTold && !grantedMl ? common('field.positive') : sending.faultOf('grantedMl')}
        />
        {quota === null && (
          <TextField
            label={words('say.from')}
            type="date"
            value={validFrom}
            onValue={setFrom}
            fault={missing(validFrom, 'validFrom')}
          />
        )}
        <TextField
          label={words('say.to')}
          type="date"
          value={validTo}
          onValue={setTo}
          fault={missing(validTo, 'validTo')}
        />
        <TextField
          label={words('fuel.source')}
          value={source}
          onValue={setSource}
          fault={missing(source, 'source')}
        />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
