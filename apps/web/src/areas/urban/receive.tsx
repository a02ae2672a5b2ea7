import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { gramsTyped } from '../../language/typed-kilos';
import { useAnswer } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty, Note } from '../../ui/states';
import { common } from '../../ui/words';
import { type Expected, ReceiveForm, type Registered } from './receive-form';
import type { TypedReception } from './scale-reading';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import { words } from './words';

export { words };

const BLANK: TypedReception = {
  ...{ how: 'scale', packages: '', gross: '', tare: '', counted: '', witness: '' },
  ...{ cause: 'short_weight', reason: '' },
};

/** The receiving commune says what its own scale showed; with `?corrige=` it puts an earlier word right. */
export function Screen({ allocationId }: { allocationId: string }): JSX.Element {
  const { query } = useLocation();
  const correctsId = query.corrige;
  const [ended, setEnded] = useState<Registered | null>(null);
  const corrected = useAnswer(
    correctsId === undefined ? null : addressOf('/v1/receptions/{id}', { id: correctsId }),
  );
  const expected = useExpected(allocationId, corrected.body);
  const communeId = expected?.communeId ?? myCommune();
  const mayReceive =
    speaksFor(communeId, 'food_spokesperson') || speaksFor(communeId, 'centre_receiver');
  return (
    <Frame
      title={expected?.productName ?? words('receive.title')}
      lead={
        expected &&
        words('await.from', { commune: expected.supplierCommuneName, lot: expected.lotCode })
      }
      back={correctsId === undefined ? '/recepcion' : '/recepciones'}
    >
      {ended && <Ended {...{ ended, allocationId }} />}
      {!ended && !expected && <Answered of={{ isLoading: true }}>{() => null}</Answered>}
      {!ended && expected && !mayReceive && <Empty icon="lock" title={words('receive.notYours')} />}
      {!ended && expected && mayReceive && expected.grams <= 0 && (
        <Empty icon="check" title={words('receive.nothing')}>
          <LinkButton href="/recepciones">{words('receptions.title')}</LinkButton>
        </Empty>
      )}
      {!ended && expected && mayReceive && expected.grams > 0 && (
        <ReceiveForm
          key={expected.correctsId}
          {...{ expected }}
          first={corrected.body ? retyped(corrected.body) : BLANK}
          onEnded={setEnded}
        />
      )}
    </Frame>
  );
}

/** What was delivered and is to be weighed: from the list on this phone first, so that it works without a network. */
function useExpected(
  allocationId: string,
  corrected: Shape<'ReceptionResponse'> | undefined,
): Expected | undefined {
  const list = useAnswer<Shape<'AwaitedPage'>>(ofCommune('/v1/receptions/awaited', myCommune()));
  const allocation = useAnswer(addressOf('/v1/allocations/{id}', { id: allocationId })).body;
  const packages = allocation && {
    packagesText: `${common('unit.packages', { n: allocation.packages })} × ${kilosText(allocation.packageGrams)}`,
  };
  if (corrected) {
    const { id: correctsId, deliveredGrams: grams } = corrected;
    return { ...corrected, ...packages, allocationId, grams, correctsId };
  }
  const awaited = list.body?.items.find((it) => it.allocationId === allocationId);
  if (awaited) return { ...awaited, ...packages, grams: awaited.awaitingGrams };
  if (!allocation) return undefined;
  const { customerCommuneId: communeId, deliveredGrams, receivedGrams } = allocation;
  const grams = receivedGrams === null ? deliveredGrams : 0;
  return { ...allocation, ...packages, allocationId, communeId, grams };
}

/** A reception as it would be typed again. */
function retyped(it: Shape<'ReceptionResponse'>): TypedReception {
  const isWeighed = it.grossGrams !== null;
  return {
    how: isWeighed ? 'scale' : 'count',
    packages: String(it.packages),
    gross: it.grossGrams === null ? '' : gramsTyped(it.grossGrams),
    tare: it.tareGrams === null ? '' : gramsTyped(it.tareGrams),
    counted: isWeighed ? '' : gramsTyped(it.receivedGrams),
    witness: it.witness ?? '',
    cause: it.differenceCause ?? 'short_weight',
    reason: it.differenceReason ?? '',
  };
}

function Ended({ ended, allocationId }: { ended: Registered; allocationId: string }): JSX.Element {
  const { differenceGrams, isWaiting } = ended;
  const missing = -differenceGrams;
  return (
    <>
      <Note
        tone={isWaiting ? 'warn' : 'good'}
        title={common(isWaiting ? 'say.waiting' : 'say.sent')}
      >
        {missing > 0 && <p>{words('receive.claimHelp', { kg: kilosText(missing) })}</p>}
      </Note>
      <LinkButton kind="main" icon="scale" href="/recepcion">
        {words('receive.next')}
      </LinkButton>
      <LinkButton
        icon="flag"
        href={`/reclamos/nuevo?asignacion=${allocationId}${missing > 0 ? `&faltan=${missing}` : ''}`}
      >
        {words('claim.new')}
      </LinkButton>
    </>
  );
}
