import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Address } from '../../api/address';
import { kilometresText, kilosText, numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Table } from '../../ui/data';
import { Loading } from '../../ui/states';
import type { Crew } from './crew';
import { mapOf } from './map-of-board';
import type { MapPlace, MapPort } from './map-port';
import { type Board, vehicleText } from './shapes';
import { words } from './words';

/** What the house says of maps before anybody signs in. */
interface MapAnswer {
  readonly mapTilesUrl?: string | null;
  readonly mapAttribution?: string;
}

const SETTINGS: Address<MapAnswer> = '/v1/public/settings';

/** Where goods wait and where vehicles go, as a map and as the same in a table. */
export function BoardMap({ board, crew }: { board: Board; crew: Crew }): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const port = useMap(element);
  const { places, ways } = mapOf(board, crew.communes);
  useEffect(() => {
    port?.places(places);
    port?.ways(ways);
  }, [port, board, crew.communes]);
  useEffect(() => {
    port?.fit();
  }, [port, board.cycleId, crew.communes]);
  return (
    <section class="stack tight" aria-label={words('map.title')}>
      <h2>{words('map.title')}</h2>
      <p class="soft small">{words('map.lead')}</p>
      <div class="map" ref={element} role="group" aria-label={words('map.title')}>
        {!port && <Loading />}
      </div>
      <details>
        <summary>{words('map.table')}</summary>
        <MapTables {...{ board, places }} />
      </details>
    </section>
  );
}

/** Opens the map once it is known whether there are tiles; null until then. */
function useMap(element: RefObject<HTMLDivElement | null>): MapPort | null {
  const settings = useAnswer(SETTINGS);
  const [port, setPort] = useState<MapPort | null>(null);
  const isAnswered = !settings.isLoading;
  const { mapTilesUrl: tilesUrl = null, mapAttribution: attribution = '' } = settings.body ?? {};
  useEffect(() => {
    if (!isAnswered) return;
    let opened: MapPort | null = null;
    let isLeft = false;
    void import('./desk-map').then(({ openMap }) => {
      if (isLeft || !element.current) return;
      const titles = { zoomInTitle: words('map.in'), zoomOutTitle: words('map.out') };
      opened = openMap(element.current, { tilesUrl, attribution, ...titles });
      setPort(opened);
    });
    return () => {
      isLeft = true;
      opened?.close();
      setPort(null);
    };
  }, [isAnswered, tilesUrl, attribution]);
  return port;
}

interface TablesProps {
  readonly board: Board;
  readonly places: readonly MapPlace[];
}

function MapTables({ board, places }: TablesProps): JSX.Element {
  return (
    <div class="stack tight">
      <Table
        caption={words('map.places')}
        items={places}
        keyOf={(it) => it.id}
        columns={[
          { name: words('map.place'), cell: (it) => it.name },
          {
            name: words('board.waiting'),
            cell: (it) => kilosText(it.waitingGrams),
            isNumber: true,
          },
        ]}
      />
      <Table
        caption={words('map.ways')}
        items={board.runs}
        keyOf={({ run }) => run.id}
        columns={[
          { name: words('runs.vehicle'), cell: ({ run }) => vehicleText(run) },
          {
            name: words('runs.stops'),
            cell: ({ run }) => numberText(run.stopCount),
            isNumber: true,
          },
          {
            name: words('runs.km'),
            cell: ({ run }) => kilometresText(run.plannedMetres),
            isNumber: true,
          },
        ]}
      />
    </div>
  );
}
