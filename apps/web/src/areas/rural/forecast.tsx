import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { dayText, kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { type Write, write } from '../../store/outbox';
import { Button, LinkButton } from '../../ui/buttons';
import { Figures, Pairs, Rows } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { Unsent } from '../../ui/unsent';
import { speaksFor } from '../../session/commune';
import {
  type Forecast,
  liveLots,
  useAnnounced,
  useCatalogue,
  useConfirmed,
  useOrgs,
} from './catalogue';
import { draftOfForecast, forecastBody } from './forecast-draft';
import { ForecastForm } from './forecast-fields';
import { ForecastBadge } from './forecast-row';
import { LotRow } from './lot-parts';
import { words } from './words';

export { words };

/** One forecast: changed as the harvest comes nearer, withdrawn, or harvested. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/forecasts/{id}', { id }));
  const { productName } = useCatalogue();
  return (
    <Frame
      title={known.body ? productName(known.body.productId) : words('forecast.title')}
      lead={words('forecast.title')}
      back="/siembra"
    >
      <Unsent path={`/v1/forecasts/${id}`} />
      <Answered of={known}>{(forecast) => <Known forecast={forecast} />}</Answered>
    </Frame>
  );
}

function Known({ forecast }: { forecast: Forecast }): JSX.Element {
  const { communeId, fromOn, toOn, lots, lotGrams, productiveOrgId } = forecast;
  const org = useOrgs(communeId).find((it) => it.value === productiveOrgId)?.name;
  const mayAnnounce = speaksFor(communeId, 'producer_spokesperson');
  return (
    <>
      <div>
        <ForecastBadge state={forecast.state} />
      </div>
      <Figures
        of={[
          [words('forecast.min'), kilosText(forecast.minGrams)],
          [words('forecast.likely'), kilosText(forecast.likelyGrams)],
          [words('forecast.max'), kilosText(forecast.maxGrams)],
        ]}
      />
      <div class="card">
        <Pairs
          of={[
            [words('forecast.from'), dayText(fromOn, 'long')],
            [words('forecast.to'), dayText(toOn, 'long')],
            [words('more.org'), org ?? null],
            [words('forecast.by'), forecast.announcedBy],
            [
              words('forecast.became'),
              lots > 0 ? words('forecast.becameOf', { n: lots, kg: kilosText(lotGrams) }) : null,
            ],
          ]}
        />
      </div>
      {mayAnnounce && forecast.state !== 'withdrawn' && <Deeds forecast={forecast} />}
      {lots > 0 && <ItsLots forecast={forecast} />}
    </>
  );
}

function Deeds({ forecast }: { forecast: Forecast }): JSX.Element {
  const { productName } = useCatalogue();
  const [isOpen, setOpen] = useState(false);
  const sending = useSending();
  const path = `/v1/forecasts/${forecast.id}`;
  const title = words('forecast.sentTitle', {
    ...{ product: productName(forecast.productId), kg: kilosText(forecast.likelyGrams) },
  });
  const withdraw = (): void =>
    void sending.send(
      {
        ...{ method: 'POST', path: `${path}/withdraw`, group: path, screen: '/siembra' },
        title: `${words('forecast.withdraw')}: ${title}`,
      },
      () => say(words('forecast.withdrawnNow'), () => void write(announcedAgain(forecast, title))),
    );
  return (
    <>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="flow no-print">
        <LinkButton kind="main" icon="harvest" href={`/cosechas/nueva?pronostico=${forecast.id}`}>
          {words('forecast.harvest')}
        </LinkButton>
        {forecast.state === 'open' && (
          <>
            <Button icon="edit" onPress={() => setOpen(true)}>
              {words('forecast.change')}
            </Button>
            <Button kind="bad" busy={sending.busy} onPress={withdraw}>
              {words('forecast.withdraw')}
            </Button>
          </>
        )}
      </div>
      {isOpen && <ChangeSheet {...{ forecast, title }} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A withdrawn forecast comes back as a new one that says the same. */
function announcedAgain(forecast: Forecast, title: string): Write {
  const { communeId, productId, productiveOrgId } = forecast;
  const { fromOn, toOn, minGrams, likelyGrams, maxGrams } = forecast;
  return {
    ...{ method: 'PUT', path: `/v1/forecasts/${newId()}`, screen: '/siembra', title },
    body: {
      ...{ communeId, productId, fromOn, toOn, minGrams, likelyGrams, maxGrams },
      ...(productiveOrgId !== null && { productiveOrgId }),
    },
  };
}

interface ChangeProps {
  readonly forecast: Forecast;
  readonly title: string;
  readonly onClose: () => void;
}

function ChangeSheet({ forecast, title, onClose }: ChangeProps): JSX.Element {
  const sending = useSending();
  const [draft, setDraft] = useState(draftOfForecast(forecast));
  const send = (): void =>
    void sending.send(
      {
        ...{ method: 'PATCH', path: `/v1/forecasts/${forecast.id}`, version: forecast.version },
        ...{ title, body: forecastBody(draft), screen: `/siembra/${forecast.id}` },
      },
      onClose,
    );
  return (
    <Sheet title={words('forecast.change')} onClose={onClose}>
      <ForecastForm {...{ draft, sending }} onDraft={setDraft} onSend={send} />
    </Sheet>
  );
}

function ItsLots({ forecast }: { forecast: Forecast }): JSX.Element | null {
  const { communeId } = forecast;
  const catalogue = useCatalogue();
  const lots = liveLots(useAnnounced(communeId), useConfirmed(communeId)).filter(
    (it) => it.forecastId === forecast.id,
  );
  if (lots.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{words('forecast.lots')}</h2>
      <Rows>
        {lots.map((lot) => (
          <LotRow key={lot.id} {...{ lot, catalogue }} />
        ))}
      </Rows>
    </section>
  );
}
