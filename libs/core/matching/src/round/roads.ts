import { greatCircleMetres, type Place } from '#core/kernel';
import type { Travel } from '../matching-question';

/** Rather too few, so that nothing near is passed over. */
const METRES_A_DEGREE = 111_000;

/** A place and the state whose roads lead to it. */
interface Site extends Place {
  readonly stateCode: string;
}

/** Lengths, times and costs of the road between two places, all in whole numbers. */
export class Roads {
  /** Thousandths of the straight line, by one state and then the other, both ways round. */
  private readonly factors = new Map<string, Map<string, number>>();

  constructor(readonly travel: Travel) {
    for (const { stateA, stateB, permille } of travel.factors) {
      this.factorsFrom(stateA).set(stateB, permille);
      this.factorsFrom(stateB).set(stateA, permille);
    }
  }

  get maxMetres(): number | null {
    return this.travel.maxMetres;
  }

  /** The straight line stretched by the factor of the two states, rounded to the metre. */
  metres(from: Site, to: Site): number {
    return Math.round((greatCircleMetres(from, to) * this.permille(from, to)) / 1000);
  }

  /** Thousandths of the straight line. */
  permille(from: Site, to: Site): number {
    return this.factors.get(from.stateCode)?.get(to.stateCode) ?? this.travel.roadFactorPermille;
  }

  /** The crookedest road that there is, in thousandths of the straight line. */
  permilleMax(): number {
    const { roadFactorPermille, factors } = this.travel;
    return factors.reduce((most, it) => Math.max(most, it.permille), roadFactorPermille);
  }

  /** Places further apart than this from north to south are certainly further than the longest road. */
  bandDegrees(): number {
    const { maxMetres, roadFactorPermille, factors } = this.travel;
    const least = Math.min(roadFactorPermille, ...factors.map(({ permille }) => permille));
    if (maxMetres === null || least === 0) return Infinity;
    return (((maxMetres + 1) * 1000) / least + 1) / METRES_A_DEGREE;
  }

  /** Minutes at the voted speed; a minute begun counts whole. */
  minutes(metres: number): number {
    return Math.ceil((metres * 60) / (this.travel.speedKmh * 1000));
  }

  /** What carrying one kilogram so far costs, in minor units; a unit begun counts whole. */
  minorPerKg(metres: number): number {
    return Math.ceil((metres * this.travel.transportMinorPerTonneKm) / 1_000_000);
  }

  private factorsFrom(state: string): Map<string, number> {
    const known = this.factors.get(state) ?? new Map<string, number>();
    this.factors.set(state, known);
    return known;
  }
}
