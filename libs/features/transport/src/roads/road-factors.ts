import { Injectable } from '@nestjs/common';
import type { RoadFactor } from '#core/routing';
import { CommuneDirectory } from '#features/communes';
import { rowsOf, type Tx } from '#platform/database';

/** So many closed runs must have driven between two states before their odometers are believed. */
export const RUNS_MIN = 5;

/** What estimated roads are made of, as of now. */
export interface FactorsInForce {
  readonly roadFactors: readonly RoadFactor[];
  readonly correctedPairs: number;
}

/** Factors by pair of states: what the odometers of enough runs say, else what was fixed by people. */
@Injectable()
export class RoadFactors {
  constructor(private readonly communes: CommuneDirectory) {}

  async inForce(tx: Tx): Promise<FactorsInForce> {
    const fixed = await this.communes.roadFactors(tx);
    const learnt = await rowsOf<{ stateA: string; stateB: string; permille: number }>(
      tx,
      `SELECT state_a AS "stateA", state_b AS "stateB", permille FROM road_correction
       WHERE runs >= $1 ORDER BY state_a, state_b`,
      [RUNS_MIN],
    );
    const factors = new Map([...fixed, ...learnt].map((it) => [`${it.stateA} ${it.stateB}`, it]));
    return {
      roadFactors: [...factors.values()].map((it) => ({
        fromStateCode: it.stateA,
        toStateCode: it.stateB,
        permille: it.permille,
      })),
      correctedPairs: learnt.length,
    };
  }
}
