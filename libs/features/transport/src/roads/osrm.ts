import { askJson } from './ask-json';
import {
  type Asking,
  type MeasuredRoad,
  type RoadPlace,
  TableFault,
  type TableServer,
} from './table-server';
import { roadOf, rowsOfAnswer } from './table-answer';

/** OSRM's table service: seconds and metres between coordinates, asymmetric, null where no road leads. */
export class OsrmTables implements TableServer {
  readonly kind = 'osrm';

  constructor(
    private readonly url: string,
    readonly profile: string,
  ) {}

  async table(
    sources: readonly RoadPlace[],
    targets: readonly RoadPlace[],
    asking: Asking,
  ): Promise<(MeasuredRoad | null)[][]> {
    const answer = await askJson(this.address(sources, targets), null, asking);
    const { code, durations, distances } = (answer ?? {}) as Record<string, unknown>;
    if (code !== 'Ok') throw new TableFault('roads.refused');
    const seconds = rowsOfAnswer(durations, sources.length, targets.length);
    const metres = rowsOfAnswer(distances, sources.length, targets.length);
    return seconds.map((row, from) => row.map((time, to) => roadOf(metres[from]?.[to], time)));
  }

  /** A place that is both source and target is named once. */
  private address(sources: readonly RoadPlace[], targets: readonly RoadPlace[]): string {
    const places = [...new Map([...sources, ...targets].map((it) => [it.siteId, it])).values()];
    const indexOf = new Map(places.map((it, index) => [it.siteId, index]));
    const indices = (list: readonly RoadPlace[]): string =>
      list.map((it) => indexOf.get(it.siteId) ?? 0).join(';');
    const coordinates = places
      .map((it) => `${it.longitude.toFixed(5)},${it.latitude.toFixed(5)}`)
      .join(';');
    const base = this.url.replace(/\/+$/, '');
    return (
      `${base}/table/v1/${encodeURIComponent(this.profile)}/${coordinates}` +
      `?annotations=duration,distance&sources=${indices(sources)}&destinations=${indices(targets)}`
    );
  }
}
