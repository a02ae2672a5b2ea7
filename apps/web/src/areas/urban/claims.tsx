import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import { kilosText } from '../../language/figures';
import { hasRole } from '../../session/session';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { type Claim, ClaimState, isOpen } from './claim-parts';
import { Countdown } from './parts';
import { Unsent } from '../../ui/unsent';
import { myCommune } from '../../session/commune';
import { words } from './words';

export { words };

const SIDES = ['claimant', 'supplier'] as const;
type Side = (typeof SIDES)[number];

/** The claims that the commune made, and those that were made against it. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = myCommune();
  const usual: Side =
    hasRole('producer_spokesperson') && !hasRole('food_spokesperson') ? 'supplier' : 'claimant';
  const side = SIDES.find((it) => it === query.lado) ?? usual;
  // A comptroller of the network is no side: all claims are listed.
  const scope = communeId === null ? {} : { communeId, side };
  const list = useList<Claim>(addressOf('/v1/claims', { ...scope, limit: 100 }));
  const openFirst = list.items.toSorted(
    (one, other) => Number(isOpen(other)) - Number(isOpen(one)),
  );
  return (
    <Frame
      title={words('claims.title')}
      lead={words('claims.lead')}
      back="/"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/claims/export.csv', scope)} />
        </>
      }
    >
      {communeId !== null && (
        <nav class="tabs" aria-label={words('claims.sides')}>
          {SIDES.map((it) => (
            <a
              key={it}
              href={`/reclamos?lado=${it}`}
              aria-current={it === side ? 'page' : undefined}
            >
              {words(`claims.${it}`)}
            </a>
          ))}
        </nav>
      )}
      <Unsent path="/v1/claims/" />
      <Answered of={list}>
        {({ items }) => items.length === 0 && <NoClaims side={communeId === null ? null : side} />}
      </Answered>
      {openFirst.length > 0 && (
        <Rows label={words('claims.title')}>
          {openFirst.map((it) => (
            <ClaimRow key={it.id} claim={it} communeId={communeId} />
          ))}
        </Rows>
      )}
      <More more={list.more} />
    </Frame>
  );
}

function ClaimRow({ claim, communeId }: { claim: Claim; communeId: string | null }): JSX.Element {
  const other = claim.communeId === communeId ? claim.againstCommuneName : claim.communeName;
  return (
    <Row
      href={`/reclamos/${claim.id}`}
      title={`${claim.productName} · ${kilosText(claim.grams)}`}
      lead={`${words(`kind.${claim.kind}`)} · ${other}`}
      end={
        claim.state === 'open' ? (
          <Countdown until={Date.parse(claim.answerBy)} over={words('claim.late')} />
        ) : (
          <ClaimState claim={claim} />
        )
      }
    />
  );
}

function NoClaims({ side }: { side: Side | null }): JSX.Element {
  return (
    <Empty icon="flag" title={words('claims.none')}>
      {side === 'claimant' && (
        <>
          <p>{words('claims.noneHelp')}</p>
          <LinkButton href="/recepciones">{words('receptions.title')}</LinkButton>
        </>
      )}
    </Empty>
  );
}
