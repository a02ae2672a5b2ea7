import { askJson } from './ask-json';
import { roadOf, rowsOfAnswer } from './table-answer';
import type { Asking, MeasuredRoad, RoadPlace, TableServer } from './table-server';

const METRES_PER_KM = 1000;

/** Valhalla's sources_to_targets: kilometres and seconds, null where no road leads. The profile is its costing. */
export class ValhallaTables implements TableServer {
  readonly kind = 'valhalla';

  constructor(
    private readonly url: string,
    readonly profile: string,
  ) {}

  async table(
    sources: readonly RoadPlace[],
    targets: readonly RoadPlace[],
    asking: Asking,
  ): Promise<(MeasuredRoad | null)[][]> {
    const body = {
      sources: sources.map(locationOf),
      targets: targets.map(locationOf),
      costing: this.profile,
      units: 'kilometers',
    };
    const url = `${this.url.replace(/\/+$/, '')}/sources_to_targets`;
    const answer = await askJson(url, body, asking);
    const { sources_to_targets: table } = (answer ?? {}) as Record<string, unknown>;
    return rowsOfAnswer(table, sources.length, targets.length).map((row) =>
      row.map((cell) => {
        const { distance, time } = (cell ?? {}) as Record<string, unknown>;
        return roadOf(typeof distance === 'number' ? distance * METRES_PER_KM : null, time);
      }),
    );
  }
}

function locationOf({ latitude, longitude }: RoadPlace): { lat: number; lon: number } {
  return { lat: Number(latitude.toFixed(5)), lon: Number(longitude.toFixed(5)) };
}
