import type { ComponentChildren, JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, permilleText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { Row, Rows, Table } from '../../ui/data';
import { Answered } from '../../ui/states';
import { words } from './words';

type Explanation = Shape<'FullExplanationResponse'>;
type Policy = Shape<'PolicyInForceResponse'>;

/** The answer in words: the reason first, then what stood behind it, point by point. */
export function Points({ explanation }: { explanation: Explanation | null }): JSX.Element {
  if (explanation === null) return <p>{words('why.noRound')}</p>;
  const { points, text } = explanation;
  const known = points.map((it) => it.text);
  // The whole text begins with the reason and goes on with the points, which stand below by themselves.
  const reason = known.reduce((left, point) => left.replace(point, ''), text).trim();
  return (
    <div class="stack tight">
      {reason !== '' && <p class="strong">{reason}</p>}
      <ul class="points">
        {points.map((it) => (
          <li key={it.code}>{it.text}</li>
        ))}
      </ul>
    </div>
  );
}

interface Weight {
  readonly name: string;
  readonly value: ComponentChildren;
}

/** What weighs in the sharing of a cycle, how much, and which act says so. */
export function Weights({
  cycleId,
  productId,
}: {
  cycleId: string;
  productId: string;
}): JSX.Element {
  const known = useAnswer(addressOf('/v1/cycles/{id}/matching-policy', { id: cycleId }));
  return (
    <section class="stack tight">
      <h2>{words('why.weights')}</h2>
      <p class="soft">{words('why.weightsHelp')}</p>
      <Answered of={known}>
        {(policy) => (
          <>
            <Table
              caption={words('why.weights')}
              items={weightsOf(policy, productId)}
              keyOf={(it) => it.name}
              columns={[
                { name: words('why.factor'), cell: (it) => it.name },
                { name: words('why.weight'), cell: (it) => it.value, isNumber: true },
              ]}
            />
            <p class="small">{actText(policy)}</p>
          </>
        )}
      </Answered>
    </section>
  );
}

function weightsOf(policy: Policy, productId: string): readonly Weight[] {
  const norm = policy.norms.find((it) => it.productId === productId);
  return [
    { name: words('weight.families'), value: words('weight.familiesValue') },
    { name: words('weight.memory'), value: permilleText(policy.memoryPermille) },
    {
      name: words('weight.debtMax'),
      value: words('weight.orders', { n: policy.debtOrdersMax }),
    },
    { name: words('weight.tolerance'), value: permilleText(policy.tolerancePermille) },
    {
      name: words('weight.norm'),
      value: norm ? kilosText(norm.gramsPerFamily) : words('weight.none'),
    },
    { name: words('weight.shelf'), value: words('weight.days', { n: policy.shelfMarginDays }) },
  ];
}

/** Which act set the rules; the usual ones hold while no assembly has voted any. */
function actText({ act, version }: Policy): string {
  return act === null ? words('why.noAct') : words('why.act', { act, version });
}

/** The files with which anybody can repeat the round, and check it without trusting whoever shared. */
export function Papers({ runId, productId }: { runId: string; productId: string }): JSX.Element {
  return (
    <section class="card">
      <h2>{words('why.check')}</h2>
      <p>{words('why.checkHelp')}</p>
      <div class="flow">
        <DownloadButton href={addressOf('/v1/matching-runs/{id}/record.json', { id: runId })}>
          {words('why.record')}
        </DownloadButton>
        <DownloadButton href={`/v1/matching-runs/${runId}/network?productId=${productId}`}>
          {words('why.network')}
        </DownloadButton>
      </div>
    </section>
  );
}

/** What one can do about a share: none of it costs the commune anything later. */
export function Objection({ children }: { children?: ComponentChildren }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('why.object')}</h2>
      <p>{words('why.objectHelp')}</p>
      <Rows>
        {children}
        <Row title={words('why.toRules')} lead={words('why.toRulesHelp')} href="/reglas" />
      </Rows>
    </section>
  );
}

/** Grams a family, as kilos with three decimals at most. */
export function perFamilyText(grams: number, families: number): string {
  return kilosText(Math.floor(grams / Math.max(1, families)));
}
