import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { kilosText, momentText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Button, PrintButton } from '../../ui/buttons';
import { Pairs, Row, Rows } from '../../ui/data';
import { useSending } from '../../ui/form';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Screen as Frame } from '../../ui/screen';
import { Answered, TwoClocks } from '../../ui/states';
import { AnswerTime, type Claim, ClaimState, isOpen } from './claim-parts';
import { unsent } from '../../ui/unsent';
import { speaksFor } from '../../session/commune';
import { words } from './words';

export { words };

/** One claim: what was wrong, by when it is to be answered, and the answer. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/claims/{id}', { id }));
  const claim = known.body;
  return (
    <Frame
      title={claim ? `${claim.productName} · ${kilosText(claim.grams)}` : words('claim.one')}
      lead={claim && `${claim.communeName} → ${claim.againstCommuneName}`}
      back="/reclamos"
      actions={<PrintButton />}
    >
      <Answered of={known}>{(body) => <Whole claim={body} />}</Answered>
    </Frame>
  );
}

function Whole({ claim }: { claim: Claim }): JSX.Element {
  return (
    <>
      <div class="flow">
        <ClaimState claim={claim} />
        <span>{words(`kind.${claim.kind}`)}</span>
      </div>
      <AnswerTime claim={claim} />
      <section class="card">
        <h2>{words('claim.what')}</h2>
        <p>{claim.note}</p>
        <Pairs
          of={[
            [
              words('claim.seen'),
              <TwoClocks key="seen" event={claim.eventTime} record={claim.recordTime} />,
            ],
            [words('claim.resolution'), claim.resolution],
            [
              words('claim.resolvedAt'),
              claim.resolvedAt === null ? null : momentText(claim.resolvedAt),
            ],
          ]}
        />
        <p class="soft small">{claim.stockText}</p>
      </section>
      <Deeds claim={claim} />
      <Rows>
        <Row
          title={words('claim.share')}
          lead={claim.allocationCode}
          href={`/repartos/${claim.allocationId}`}
        />
        <Row
          title={words('claim.trace')}
          lead={claim.lotCode}
          href={`/rastro/lote/${claim.lotId}`}
        />
      </Rows>
    </>
  );
}

type Deed = 'accept' | 'reject' | 'withdraw';

function Deeds({ claim }: { claim: Claim }): JSX.Element | null {
  const sending = useSending();
  const [asking, setAsking] = useState<Deed | null>(null);
  const mayAnswer = speaksFor(claim.againstCommuneId, 'producer_spokesperson');
  const mayWithdraw = speaksFor(claim.communeId, 'food_spokesperson');
  const isBusy = unsent(`/v1/claims/${claim.id}`).length > 0;
  if (!isOpen(claim)) return null;
  const end = (deed: Deed, resolution: string): void =>
    void sending.send(
      {
        ...{ method: 'POST', path: `/v1/claims/${claim.id}/${deed}`, body: { resolution } },
        title: `${words(`claimDeed.${deed}`)}: ${claim.productName}, ${kilosText(claim.grams)}`,
        ...{ group: claim.id, screen: `/reclamos/${claim.id}` },
      },
      () => setAsking(null),
    );
  return (
    <div class="flow no-print">
      {mayAnswer && (
        <>
          <Button kind="main" icon="check" disabled={isBusy} onPress={() => setAsking('accept')}>
            {words('claimDeed.accept')}
          </Button>
          <Button kind="bad" icon="cross" disabled={isBusy} onPress={() => setAsking('reject')}>
            {words('claimDeed.reject')}
          </Button>
        </>
      )}
      {mayWithdraw && (
        <Button kind="bad" icon="undo" disabled={isBusy} onPress={() => setAsking('withdraw')}>
          {words('claimDeed.withdraw')}
        </Button>
      )}
      {asking !== null && (
        <ReasonSheet
          title={words(`claimDeed.${asking}`)}
          action={words(`claimDeed.${asking}`)}
          kind={asking === 'accept' ? 'main' : 'bad'}
          sending={sending}
          onClose={() => setAsking(null)}
          onReason={(resolution) => end(asking, resolution)}
        >
          <p>{words(`claimHelp.${asking}`)}</p>
        </ReasonSheet>
      )}
    </div>
  );
}
