import type { JSX } from 'preact';
import { kilosText } from '../../language/figures';
import { ChoiceField, LongField, SelectField, TextField } from '../../ui/fields';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import type { Shipment } from './run-now';
import { productName } from './run-words';
import {
  type Held,
  type LoadFault,
  type LoadField,
  mayBeLoss,
  netGrams,
  toleranceOf,
  type TypedLoad,
} from './weighing';
import { words } from './words';

const CAUSES = ['spoilage', 'damage', 'spill', 'theft', 'accident', 'other'] as const;
const OWN_FAULTS: ReadonlySet<LoadFault> = new Set(['tare', 'tooMuch', 'tolerance']);

interface LoadProps {
  readonly shipment: Shipment;
  readonly held: Held;
  readonly load: TypedLoad;
  readonly faults: Partial<Record<LoadField, LoadFault>>;
  /** What the API said about a field. */
  readonly refusalOf: (field: string) => string | undefined;
  readonly onLoad: (load: TypedLoad) => void;
}

/** One load while it changes hands; what differs is named for what it is. */
export function LoadFields(props: LoadProps): JSX.Element {
  const { shipment, held, load, refusalOf, onLoad } = props;
  const { method, expected, deed } = held;
  const net = netGrams(load, method, expected);
  const place = deed === 'load' ? shipment.customerName : shipment.supplierName;
  const kilos = (field: 'gross' | 'tare'): JSX.Element => (
    <TextField
      isNumber
      unit={common('unit.kg')}
      optional={field === 'tare'}
      label={words(`weigh.${field}`)}
      value={load[field]}
      fault={faultText(props, field) ?? refusalOf(`${field}Grams`)}
      onValue={(value) => {
        onLoad({ ...load, [field]: value });
      }}
    />
  );
  return (
    <fieldset class="card">
      <legend class="unseen">{productName(shipment)}</legend>
      <div class="flow spread">
        <h2>{productName(shipment)}</h2>
        <span class="num">
          {words(deed === 'load' ? 'weigh.announced' : 'weigh.loaded', {
            kilos: kilosText(expected.grams),
          })}
        </span>
      </div>
      <p class="soft small">
        {words(deed === 'load' ? 'next.for' : 'next.from', { place })} · {shipment.lotCode}
      </p>
      <TextField
        isNumber
        label={words('weigh.packages')}
        hint={words('weigh.expected', { n: expected.packages })}
        value={load.packages}
        fault={faultText(props, 'packages') ?? refusalOf('packages')}
        onValue={(packages) => {
          onLoad({ ...load, packages });
        }}
      />
      {method !== 'package_count' && (
        <div class="cols">
          {kilos('gross')}
          {kilos('tare')}
        </div>
      )}
      {net !== null && (
        <div class="flow spread">
          <span class="strong num">{words('weigh.net', { kilos: kilosText(net) })}</span>
          <Difference grams={net - expected.grams} isLoss={load.why === 'loss'} held={held} />
        </div>
      )}
      {net !== null && net !== expected.grams && (
        <Why {...props} isMissing={net < expected.grams} />
      )}
    </fieldset>
  );
}

function faultText({ faults }: LoadProps, field: LoadField): string | undefined {
  const fault = faults[field];
  if (fault === undefined) return undefined;
  const isOwn = OWN_FAULTS.has(fault);
  return isOwn ? words(`fault.${fault as 'tare'}`) : common(`field.${fault as 'required'}`);
}

interface DifferenceProps {
  readonly grams: number;
  readonly isLoss: boolean;
  readonly held: Held;
}

/** A difference at the pick-up blames nobody on the road; what is lost on the road has a name of its own. */
function Difference({ grams, isLoss, held }: DifferenceProps): JSX.Element {
  if (grams === 0) return <Badge tone="good">{words('weigh.same')}</Badge>;
  const kilos = kilosText(Math.abs(grams));
  if (grams > 0) return <Badge tone="warn">{words('weigh.more', { kilos })}</Badge>;
  const isNamed = isLoss && mayBeLoss(held);
  return (
    <Badge tone={isNamed ? 'bad' : 'warn'}>
      {words(isNamed ? 'weigh.loss' : 'weigh.less', { kilos })}
    </Badge>
  );
}

function Why(props: LoadProps & { isMissing: boolean }): JSX.Element {
  const { held, load, isMissing, refusalOf, onLoad } = props;
  const canLose = mayBeLoss(held);
  const whys = canLose ? (['loss', 'other'] as const) : (['release', 'correct'] as const);
  const isLoss = isMissing && load.why === 'loss';
  return (
    <>
      {isMissing && (
        <ChoiceField
          label={words(canLose ? 'why.title' : 'why.rest')}
          hint={words(canLose ? 'why.lossHint' : 'why.noLoss', {
            kilos: kilosText(toleranceOf(held.expected.grams)),
          })}
          value={load.why}
          fault={faultText(props, 'why') ?? refusalOf('rest')}
          onValue={(why) => {
            onLoad({ ...load, why: why as TypedLoad['why'] });
          }}
          options={whys.map((value) => ({
            value,
            name: words(value === 'other' && held.deed === 'load' ? 'why.stays' : `why.${value}`),
          }))}
        />
      )}
      {isLoss ? (
        <SelectField
          label={words('why.cause')}
          empty={words('why.chooseCause')}
          value={load.cause}
          fault={faultText(props, 'cause') ?? refusalOf('cause')}
          onValue={(cause) => {
            onLoad({ ...load, cause });
          }}
          options={CAUSES.map((value) => ({ value, name: words(`cause.${value}`) }))}
        />
      ) : (
        <LongField
          rows={2}
          label={common('field.reason')}
          value={load.reason}
          fault={faultText(props, 'reason') ?? refusalOf('reason')}
          onValue={(reason) => {
            onLoad({ ...load, reason });
          }}
        />
      )}
    </>
  );
}
