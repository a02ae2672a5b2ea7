import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addDays } from '#core/kernel';
import { dayText, kilosText, today } from '../../language/figures';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import type { Written } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { ChoiceField, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { type Lot, weightOf } from './catalogue';
import { HarvestDetails } from './harvest-details';
import type { PartProps } from './harvest-part';
import {
  amountOf,
  type HarvestDraft,
  type HarvestField,
  harvestFaults,
  lotRequest,
} from './harvest-draft';
import type { Announced } from './harvest-end';
import { usualAmounts } from './harvest-start';
import { words } from './words';

interface FormProps extends Omit<PartProps, 'faultOf'> {
  readonly onOther: () => void;
  readonly onSent: (announced: Announced) => void;
}

/** How much of a product, and when; everything else has a value that this commune uses. */
export function HarvestForm({ onOther, onSent, ...props }: FormProps): JSX.Element {
  const { draft, catalogue, habits, communeId } = props;
  const sending = useSending();
  const [isTold, setTold] = useState(false);
  const known = weightOf(habits.weights, draft)?.nominalGrams ?? null;
  const faults = harvestFaults(draft, known);
  const nominal = known ?? typedGrams(draft.weight);
  const amount = amountOf(draft, nominal);
  const faultOf: PartProps['faultOf'] = (field, asSent = field) => {
    const fault = isTold ? faults[field] : undefined;
    return fault === undefined ? sending.faultOf(asSent) : faultText(fault);
  };
  const title = words('new.sentTitle', {
    product: catalogue.productName(draft.productId),
    kg: amount ? kilosText(amount.grams) : '',
  });
  const send = (): void => {
    setTold(true);
    if (Object.keys(faults).length > 0) return;
    const finish = (written: Written<Lot>): void =>
      onSent({ title, lotId: draft.lotId, lot: written.kind === 'sent' ? written.answer : null });
    sendHarvest(sending, { draft, communeId, title, isWeightKnown: known !== null }, finish);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="flow spread">
        <h2 class="flow">
          <Icon name="harvest" />
          {catalogue.productName(draft.productId)}
        </h2>
        <Button kind="quiet" icon="swap" onPress={onOther}>
          {words('new.other')}
        </Button>
      </div>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Amount {...props} {...{ known, faultOf }} />
      <Day {...props} faultOf={faultOf} />
      <HarvestDetails {...props} faultOf={faultOf} isOpen={isTold && isInDetails(faults)} />
      <div class="foot">
        <p aria-live="polite">
          {amount && (
            <>
              <span class="strong">{kilosText(amount.grams)}</span>{' '}
              <span class="soft small">{common('unit.packages', { n: amount.packages })}</span>
            </>
          )}
        </p>
        <Button kind="main" icon="send" busy={sending.busy}>
          {words('new.send')}
        </Button>
      </div>
    </form>
  );
}

function faultText(fault: string): string {
  const key = `fault.${fault}`;
  return words.has(key)
    ? words(key)
    : common(`field.${fault as 'required' | 'number' | 'kilos' | 'positive'}`);
}

function isInDetails(faults: Partial<Record<HarvestField, unknown>>): boolean {
  return (
    faults.siteId !== undefined || faults.bestBefore !== undefined || faults.floor !== undefined
  );
}

interface Harvest {
  readonly draft: HarvestDraft;
  readonly communeId: string;
  readonly title: string;
  readonly isWeightKnown: boolean;
}

/** The weight of the package goes first when it is new; in one group, so that a refused weight holds the harvest. */
function sendHarvest(
  sending: Sending,
  { draft, communeId, title, isWeightKnown }: Harvest,
  finish: (written: Written<Lot>) => void,
): void {
  const { lotId, weightId, productId, packageType, weight } = draft;
  const path = `/v1/lots/${lotId}`;
  const shared = { method: 'PUT', group: path, screen: '/cosechas/nueva' } as const;
  const lot = (): void =>
    void sending.send<Lot>({ ...shared, path, title, body: lotRequest(draft, communeId) }, finish);
  if (isWeightKnown) {
    lot();
    return;
  }
  const nominalGrams = typedGrams(weight) ?? 0;
  void sending.send(
    {
      ...shared,
      path: `/v1/package-weights/${weightId}`,
      title: words('weights.sentTitle', { kg: kilosText(nominalGrams) }),
      body: { communeId, productId, packageType, nominalGrams },
    },
    lot,
  );
}

function Amount(props: PartProps & { known: number | null }): JSX.Element {
  const { draft, onDraft, faultOf, catalogue, habits, known } = props;
  const isByPackage = draft.by === 'packages';
  const packageName = catalogue.packageName(draft.packageType);
  const usual = usualAmounts(habits.lots, draft);
  return (
    <>
      <ChoiceField
        label={words('new.howMuch')}
        value={draft.by}
        onValue={(by) => onDraft({ ...draft, by: by as HarvestDraft['by'], amount: '' })}
        options={[
          { value: 'packages', name: words('new.packages') },
          { value: 'kilos', name: words('new.kilos') },
        ]}
      />
      {usual.length > 0 && (
        <div class="choice" role="group" aria-label={words('new.asBefore')}>
          {usual.map((it) => (
            <Button
              key={it}
              kind={draft.amount === typedAmount(it, isByPackage) ? 'main' : 'plain'}
              onPress={() => onDraft({ ...draft, amount: typedAmount(it, isByPackage) })}
            >
              {isByPackage ? common('unit.packages', { n: it }) : kilosText(it)}
            </Button>
          ))}
        </div>
      )}
      <TextField
        isNumber
        label={isByPackage ? words('new.count', { package: packageName }) : words('new.kilos')}
        {...(!isByPackage && { unit: common('unit.kg') })}
        {...(known !== null && {
          hint: words('new.each', { package: packageName, kg: kilosText(known) }),
        })}
        value={draft.amount}
        fault={faultOf('amount', isByPackage ? 'packages' : 'grams')}
        onValue={(amount) => onDraft({ ...draft, amount })}
      />
      <PackageField {...props} />
      {known === null && draft.packageType !== '' && (
        <TextField
          isNumber
          label={words('new.weight', {
            package: packageName,
            product: catalogue.productName(draft.productId),
          })}
          hint={words('new.weightHint')}
          unit={common('unit.kg')}
          value={draft.weight}
          fault={faultOf('weight', 'nominalGrams')}
          onValue={(weight) => onDraft({ ...draft, weight })}
        />
      )}
    </>
  );
}

function typedAmount(amount: number, isByPackage: boolean): string {
  return isByPackage ? String(amount) : gramsTyped(amount);
}

function PackageField({ draft, onDraft, faultOf, catalogue, habits }: PartProps): JSX.Element {
  const weightOfType = (packageType: string): number | undefined =>
    weightOf(habits.weights, { productId: draft.productId, packageType })?.nominalGrams;
  const options = catalogue.packages.map(({ value, name }) => {
    const grams = weightOfType(value);
    return { value, name: grams === undefined ? name : `${name} · ${kilosText(grams)}`, grams };
  });
  return (
    <SelectField
      label={words('new.package')}
      value={draft.packageType}
      fault={faultOf('packageType')}
      onValue={(packageType) => onDraft({ ...draft, packageType, weight: '' })}
      options={options.toSorted(
        (one, other) => Number(other.grams !== undefined) - Number(one.grams !== undefined),
      )}
    />
  );
}

function Day({ draft, onDraft, faultOf }: PartProps): JSX.Element {
  const now = today();
  const near = [addDays(now, -1), now, addDays(now, 1)];
  const [isOther, setOther] = useState(!near.includes(draft.day));
  const names = [words('day.yesterday'), words('day.today'), words('day.tomorrow')];
  return (
    <>
      <ChoiceField
        label={words('new.day')}
        hint={draft.day === '' ? undefined : dayText(draft.day, 'long')}
        value={isOther ? 'other' : draft.day}
        onValue={(day) => {
          setOther(day === 'other');
          if (day !== 'other') onDraft({ ...draft, day });
        }}
        options={[
          ...near.map((value, at) => ({ value, name: names[at] ?? value })),
          { value: 'other', name: words('day.other') },
        ]}
      />
      {isOther && (
        <TextField
          type="date"
          label={words('new.otherDay')}
          value={draft.day}
          fault={faultOf('day', 'harvestedOn')}
          onValue={(day) => onDraft({ ...draft, day })}
        />
      )}
    </>
  );
}
