import type { JSX } from 'preact';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { LinkButton } from '../../ui/buttons';
import { Note } from '../../ui/states';
import type { OrderDraft } from './order-draft';
import type { Cycle } from '../../store/cycles';
import { usePoints } from './who';
import { words } from './words';

type Delivery = Pick<OrderDraft, 'pointId' | 'fromOn' | 'toOn' | 'families' | 'canKeepCold'>;

interface DeliveryProps<Draft extends Delivery> {
  readonly cycle: Pick<Cycle, 'movesOn' | 'settlesOn'>;
  readonly communeId: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly familiesCounted: number | undefined;
  readonly faultOf: (field: string) => string | undefined;
}

/** Where and when it is to be delivered, and for how many. */
export function DeliveryFields<Draft extends Delivery>(props: DeliveryProps<Draft>): JSX.Element {
  const { cycle, communeId, draft, onDraft, familiesCounted, faultOf } = props;
  const { movesOn: min, settlesOn: max } = cycle;
  return (
    <section class="stack">
      <h2>{words('delivery.title')}</h2>
      <PointField
        communeId={communeId}
        value={draft.pointId}
        fault={faultOf('distributionPointId')}
        onValue={(pointId) => onDraft({ ...draft, pointId })}
      />
      <div class="cols">
        <TextField
          type="date"
          label={words('delivery.from')}
          {...{ min, max }}
          value={draft.fromOn}
          fault={faultOf('windowFromOn')}
          onValue={(fromOn) => onDraft({ ...draft, fromOn })}
        />
        <TextField
          type="date"
          label={words('delivery.to')}
          {...{ min, max }}
          value={draft.toOn}
          fault={faultOf('windowToOn')}
          onValue={(toOn) => onDraft({ ...draft, toOn })}
        />
      </div>
      <TextField
        isNumber
        label={words('delivery.families')}
        hint={words('delivery.familiesHint')}
        placeholder={String(familiesCounted ?? '')}
        value={draft.families}
        fault={faultOf('families')}
        onValue={(families) => onDraft({ ...draft, families })}
      />
      <CheckField
        label={words('delivery.cold')}
        value={draft.canKeepCold}
        onValue={(canKeepCold) => onDraft({ ...draft, canKeepCold })}
      />
    </section>
  );
}

interface PointProps {
  readonly communeId: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onValue: (id: string) => void;
}

/** Where the commune takes its food; without any such place it says where to register one. */
export function PointField({ communeId, ...field }: PointProps): JSX.Element {
  const points = usePoints(communeId);
  if (points.length === 0) {
    return (
      <Note tone="warn">
        <p>{words('delivery.noPoint')}</p>
        <LinkButton href="/mi-comuna">{words('delivery.addPoint')}</LinkButton>
      </Note>
    );
  }
  return (
    <SelectField
      label={words('delivery.point')}
      {...field}
      {...(field.value === '' && { empty: words('lines.choose') })}
      options={points.map((it) => ({ value: it.id, name: it.name }))}
    />
  );
}
