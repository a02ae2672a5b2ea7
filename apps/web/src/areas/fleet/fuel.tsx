import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, litresText, today } from '../../language/figures';
import { useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { Figures, Meter, More } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { expiryOf } from './expiry';
import { QuotaSheet } from './quota-sheet';
import { isCoordinatorOf, shownCommuneId } from './own-commune';
import { FUELS } from './vehicle-draft';
import { words } from './words';

export { words };

export type Quota = Shape<'FuelQuotaResponse'>;

/** Litres that were granted, used and are left. */
export function Screen(): JSX.Element {
  const communeId = shownCommuneId();
  const query = { communeId, limit: 200 };
  const quotas = useList(communeId === null ? null : addressOf('/v1/fuel-quotas', query));
  const [isNew, setNew] = useState(false);
  const mayEdit = isCoordinatorOf(communeId);
  return (
    <Frame
      title={words('fuel.title')}
      lead={words('fuel.lead')}
      back="/"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/fuel-quotas/export.csv', query)} />
        </>
      }
    >
      <Answered of={quotas}>{() => <Quotas quotas={quotas.items} />}</Answered>
      <More more={quotas.more} />
      {mayEdit && (
        <Button
          kind="main"
          icon="plus"
          onPress={() => {
            setNew(true);
          }}
        >
          {words('fuel.grant')}
        </Button>
      )}
      {isNew && communeId !== null && (
        <QuotaSheet
          communeId={communeId}
          quota={null}
          onClose={() => {
            setNew(false);
          }}
        />
      )}
    </Frame>
  );
}

function Quotas({ quotas }: { quotas: readonly Quota[] }): JSX.Element {
  const now = today();
  if (quotas.length === 0)
    return (
      <Empty icon="fuel" title={words('fuel.none')}>
        <p>{words('fuel.noneWhy')}</p>
      </Empty>
    );
  return (
    <>
      <Figures
        of={FUELS.map((fuel) => [
          words('fuel.leftOf', { fuel: words(`fuel.${fuel}`) }),
          litresText(leftOn(quotas, fuel, now)),
        ])}
      />
      {[...quotas]
        .sort((a, b) => (a.validTo < b.validTo ? 1 : -1))
        .map((it) => (
          <QuotaCard key={it.id} quota={it} />
        ))}
    </>
  );
}

function leftOn(quotas: readonly Quota[], fuel: Quota['fuel'], day: string): number {
  return quotas
    .filter((it) => it.fuel === fuel && it.validFrom <= day && day <= it.validTo)
    .reduce((sum, it) => sum + it.leftMl, 0);
}

const EXPIRY_TONE = { over: 'plain', soon: 'warn', good: 'good', later: 'info' } as const;

function QuotaCard({ quota }: { quota: Quota }): JSX.Element {
  const expiry = expiryOf(quota, today());
  return (
    <article class="card">
      <div class="flow spread">
        <h2>
          <a href={`/combustible/${quota.id}`}>{words(`fuel.${quota.fuel}`)}</a>
        </h2>
        <Badge tone={EXPIRY_TONE[expiry]}>{words(`expiry.${expiry}`)}</Badge>
      </div>
      <p class="soft small">
        {words('say.fromTo', {
          from: dayText(quota.validFrom, 'long'),
          to: dayText(quota.validTo, 'long'),
        })}
        {' · '}
        {quota.source}
      </p>
      <LitresLeft quota={quota} />
    </article>
  );
}

const LITTLE_PERMILLE = 200;

/** How much of a quota is left, as a bar and in litres. */
export function LitresLeft({ quota }: { quota: Quota }): JSX.Element {
  const { leftMl, grantedMl } = quota;
  const permille = Math.round((Math.max(0, leftMl) * 1000) / grantedMl);
  const text = words('fuel.left', { left: litresText(leftMl), granted: litresText(grantedMl) });
  const tone = leftMl <= 0 ? 'bad' : permille < LITTLE_PERMILLE ? 'warn' : undefined;
  return (
    <div class="stack tight">
      <p class="flow spread">
        <span>{leftMl < 0 && <Badge tone="bad">{words('fuel.overdrawn')}</Badge>}</span>
        <span class="num strong">{text}</span>
      </p>
      <Meter permille={permille} label={text} {...(tone && { tone })} />
    </div>
  );
}
