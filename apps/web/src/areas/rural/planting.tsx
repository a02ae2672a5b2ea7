import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { kilosText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { More, Rows, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { Unsent } from '../../ui/unsent';
import { myCommune, speaksFor } from '../../session/commune';
import { useCycles } from '../../store/cycles';
import { type Guidance, guidanceOf } from './asked-by-network';
import { type Forecast, useCatalogue, useForecasts } from './catalogue';
import { ForecastRow } from './forecast-row';
import { words } from './words';

export { words };

/** What a commune expects to harvest, beside what the network asks for. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  return (
    <Frame title={words('plan.title')} back="/" actions={<PrintButton />}>
      <Unsent path="/v1/forecasts/" />
      {communeId !== null && <Plan communeId={communeId} />}
    </Frame>
  );
}

function Plan({ communeId }: { communeId: string }): JSX.Element {
  const catalogue = useCatalogue();
  const known = useForecasts(communeId);
  const open = known.body?.items ?? [];
  const [isOlder, setOlder] = useState(false);
  return (
    <>
      {speaksFor(communeId, 'producer_spokesperson') && (
        <LinkButton kind="main" icon="plus" href="/siembra/nueva">
          {words('plan.new')}
        </LinkButton>
      )}
      <section class="stack tight">
        <h2>{words('plan.mine')}</h2>
        <Answered of={known}>
          {() =>
            open.length === 0 ? (
              <Empty icon="seed" title={words('plan.none')} />
            ) : (
              <Rows>
                {open
                  .toSorted((one, other) => one.fromOn.localeCompare(other.fromOn))
                  .map((forecast) => (
                    <ForecastRow key={forecast.id} {...{ forecast, catalogue }} />
                  ))}
              </Rows>
            )
          }
        </Answered>
        {isOlder ? (
          <Older communeId={communeId} />
        ) : (
          <div class="flow no-print">
            <Button kind="quiet" onPress={() => setOlder(true)}>
              {words('plan.older')}
            </Button>
            <DownloadButton href={addressOf('/v1/forecasts/export.csv', { communeId })} />
          </div>
        )}
      </section>
      <AskedByNetwork forecasts={open} />
    </>
  );
}

function Older({ communeId }: { communeId: string }): JSX.Element {
  const catalogue = useCatalogue();
  const list = useList(addressOf('/v1/forecasts', { communeId }));
  const older = list.items.filter((it) => it.state !== 'open');
  return (
    <>
      <Rows>
        {older.map((forecast) => (
          <ForecastRow key={forecast.id} {...{ forecast, catalogue }} />
        ))}
      </Rows>
      <More more={list.more} />
    </>
  );
}

const SHOWN = 10;

/** Guidance for what to plant: what was asked for in the last three cycles that took orders. */
function AskedByNetwork({ forecasts }: { forecasts: readonly Forecast[] }): JSX.Element | null {
  const { productName } = useCatalogue();
  const [isWhole, setWhole] = useState(false);
  const cycles = useCycles().filter((it) => it.state !== 'planned' && it.state !== 'cancelled');
  const [first, second, third] = cycles.map((it) =>
    addressOf('/v1/cycles/{id}/totals', { id: it.id }),
  );
  // Hooks stand in a fixed order, so there are always three.
  const totals = [useAnswer(first ?? null), useAnswer(second ?? null), useAnswer(third ?? null)];
  const known = totals.flatMap(({ body }) => (body ? [body.products] : []));
  if (known.length === 0) return null;
  const guidance = guidanceOf(known, forecasts);
  return (
    <section class="stack tight">
      <h2>{words('plan.asked')}</h2>
      <p class="soft">{words('plan.askedHelp', { n: known.length })}</p>
      <Table
        caption={words('plan.asked')}
        columns={[
          { name: words('plan.product'), cell: (it: Guidance) => productName(it.productId) },
          {
            name: words('plan.perCycle'),
            isNumber: true,
            cell: (it) => kilosOrNone(it.askedGrams),
          },
          { name: words('plan.ours'), isNumber: true, cell: (it) => kilosOrNone(it.forecastGrams) },
        ]}
        items={isWhole ? guidance : guidance.slice(0, SHOWN)}
        keyOf={(it) => it.productId}
      />
      {!isWhole && guidance.length > SHOWN && (
        <Button full onPress={() => setWhole(true)}>
          {words('plan.all')}
        </Button>
      )}
    </section>
  );
}

function kilosOrNone(grams: number): string {
  return grams === 0 ? common('say.none') : kilosText(grams);
}
