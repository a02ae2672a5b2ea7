import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { dayText, kilosText, moneyText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Bars } from '../../ui/bars';
import { Button } from '../../ui/buttons';
import { Figures, Pairs, Row, Rows } from '../../ui/data';
import { Icon } from '../../ui/icon';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, Note } from '../../ui/states';
import { common } from '../../ui/words';
import { Unsent } from '../../ui/unsent';
import { speaksFor } from '../../session/commune';
import {
  type Catalogue,
  useCatalogue,
  useCentres,
  useOrgs,
  useWeights,
  weightOf,
} from './catalogue';
import type { LotDetail } from './lot-detail';
import { Deeds } from './lot-deeds';
import { LotHistory } from './lot-history';
import { StageBadge } from './lot-parts';
import { gramsByBucket } from './lot-stage';
import { differenceText, WeighingForm } from './weighing-form';
import { words } from './words';

export { words };

/** One harvest: where each of its kilos is, what happened to it, and what may be done. */
export function Screen({ id }: { id: string }): JSX.Element {
  const lot = useAnswer(addressOf('/v1/lots/{id}', { id }));
  const catalogue = useCatalogue();
  const { body } = lot;
  return (
    <Frame
      title={body ? catalogue.productName(body.productId) : words('lot.title')}
      {...(body && {
        lead: words('lot.line', { day: dayText(body.harvestedOn), code: body.code }),
      })}
      back="/cosechas"
    >
      <Unsent path={`/v1/lots/${id}`} />
      <Answered of={lot}>{(detail) => <Known {...{ lot: detail, catalogue }} />}</Answered>
    </Frame>
  );
}

function Known({ lot, catalogue }: { lot: LotDetail; catalogue: Catalogue }): JSX.Element {
  const mayWeigh = speaksFor(lot.communeId, 'centre_receiver');
  return (
    <>
      <div>
        <StageBadge lot={lot} />
      </div>
      {lot.closedReason !== null && <Note title={lot.closedReason} />}
      {lot.state === 'announced' && mayWeigh && <Weigh {...{ lot, catalogue }} />}
      {lot.state === 'announced' && !mayWeigh && (
        <Note tone="warn">
          <p>{words('lot.waitsForScale')}</p>
        </Note>
      )}
      <Account lot={lot} />
      <Facts {...{ lot, catalogue }} />
      <Ways lot={lot} />
      <Deeds lot={lot} />
      <LotHistory {...{ lot }} />
    </>
  );
}

function Weigh({ lot, catalogue }: { lot: LotDetail; catalogue: Catalogue }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const weight = weightOf(useWeights(lot.communeId), lot);
  return (
    <>
      <Button kind="main" icon="scale" full onPress={() => setOpen(true)}>
        {words('weigh.do')}
      </Button>
      {isOpen && (
        <Sheet title={words('weigh.title', { code: lot.code })} onClose={() => setOpen(false)}>
          <WeighingForm {...{ lot, catalogue, weight }} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

/** Announced, weighed and their difference; then each kilo in its place. */
function Account({ lot }: { lot: LotDetail }): JSX.Element {
  const { announcedGrams, weighedGrams, differenceGrams, listedGrams } = lot;
  const buckets = gramsByBucket(lot).filter(([, grams]) => grams > 0);
  return (
    <section class="stack tight">
      <h2>{words('lot.account')}</h2>
      <Figures
        of={[
          [words('lot.announced'), kilosText(announcedGrams)],
          [
            words('lot.weighed'),
            weighedGrams === null ? common('say.none') : kilosText(weighedGrams),
          ],
          [
            words('lot.difference'),
            differenceGrams === null ? common('say.none') : differenceText(differenceGrams),
          ],
        ]}
      />
      {buckets.length > 0 && (
        <Bars
          caption={words('lot.where', { kg: kilosText(listedGrams) })}
          heads={[words('lot.place'), words('lot.kilos')]}
          bars={buckets.map(([bucket, grams]) => ({
            name: words(`bucket.${bucket}`),
            amount: grams,
            text: kilosText(grams),
            ...((bucket === 'lost' || bucket === 'expired') && { tone: 'bad' as const }),
          }))}
        />
      )}
    </section>
  );
}

function Facts({ lot, catalogue }: { lot: LotDetail; catalogue: Catalogue }): JSX.Element {
  const centre = useCentres(lot.communeId).find((it) => it.id === lot.siteId)?.name;
  const org = useOrgs(lot.communeId).find((it) => it.value === lot.productiveOrgId)?.name;
  const { floorMinorPerKg, currency } = lot;
  return (
    <section class="card">
      <h2 class="unseen">{words('lot.facts')}</h2>
      <Pairs
        of={[
          [
            words('lot.packages'),
            words('lot.packagesOf', {
              n: lot.announcedPackages,
              package: catalogue.packageName(lot.packageType),
              kg: kilosText(lot.packageGrams),
            }),
          ],
          [
            words('lot.quality'),
            `${words(`grade.${lot.grade as 1}`)} · ${words(lot.isWashed ? 'lot.washed' : 'lot.unwashed')}`,
          ],
          [words('lot.ready'), dayText(lot.readyOn)],
          [words('lot.bestBefore'), dayText(lot.bestBeforeOn)],
          [
            words('more.floor'),
            floorMinorPerKg !== null && currency !== null
              ? moneyText(floorMinorPerKg, currency)
              : null,
          ],
          [words('more.centre'), centre ?? null],
          [words('more.org'), org ?? null],
          [
            words('more.forecast'),
            lot.forecastId === null ? null : (
              <a href={`/siembra/${lot.forecastId}`}>{words('lot.seeForecast')}</a>
            ),
          ],
        ]}
      />
    </section>
  );
}

function Ways({ lot }: { lot: LotDetail }): JSX.Element {
  const mayAnnounce = speaksFor(lot.communeId, 'producer_spokesperson');
  return (
    <nav class="no-print" aria-label={words('lot.ways')}>
      <Rows>
        <Row
          start={<Icon name="swap" />}
          href={`/repartos?lote=${lot.id}`}
          title={words('lot.shares')}
        />
        <Row
          start={<Icon name="question" />}
          href={`/por-que-lote/${lot.id}`}
          title={words('lot.why')}
        />
        <Row
          start={<Icon name="route" />}
          href={`/rastro/lote/${lot.id}`}
          title={words('lot.trace')}
        />
        {mayAnnounce && (
          <Row
            start={<Icon name="repeat" />}
            href={`/cosechas/nueva?repetir=${lot.id}`}
            title={words('lot.repeat')}
          />
        )}
      </Rows>
    </nav>
  );
}
