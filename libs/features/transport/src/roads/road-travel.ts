import { Injectable } from '@nestjs/common';
import { roadsOf, type RoutingSite, type Travel, type TravelEstimate } from '#core/routing';
import type { Tx } from '#platform/database';
import { MeasureRoads } from './measure-roads';
import { RoadFactors } from './road-factors';
import { RoadFaults } from './road-faults';
import { RoadStore, type StoredRow } from './road-store';
import type { RoadFaultCode } from './table-server';

/** Where the roads of a question come from. */
export interface RoadsNote {
  readonly kind: 'none' | 'osrm' | 'valhalla';
  readonly profile: string | null;
  /** Ways between two different sites, there and back apart. */
  readonly pairs: number;
  readonly measured: number;
  readonly estimated: number;
  /** Of the oldest measure; null when none is measured. */
  readonly oldestAt: string | null;
  /** Why the rest is estimated. */
  readonly reasons: readonly { readonly code: RoadFaultCode; readonly pairs: number }[];
  /** Pairs of states whose estimates odometers have corrected. */
  readonly correctedPairs: number;
}

export interface RoadTravel {
  readonly travel: Travel;
  readonly note: RoadsNote;
}

/** The roads of a question: as measured where they are, estimated where not, and an account of which is which. */
@Injectable()
export class RoadTravels {
  constructor(
    private readonly measure: MeasureRoads,
    private readonly store: RoadStore,
    private readonly factors: RoadFactors,
  ) {}

  /** Reads only what is remembered: nobody is asked while a transaction is open. */
  async of(tx: Tx, sites: readonly RoutingSite[], faults?: RoadFaults): Promise<RoadTravel> {
    const { roadFactors, correctedPairs } = await this.factors.inForce(tx);
    const estimate: TravelEstimate = { kind: 'estimate', roadFactors };
    const { server } = this.measure;
    const rows = server ? await this.store.read(tx, server, sites.map(placeOf)) : [];
    const why =
      faults ?? new RoadFaults([], server === null ? 'roads.not_configured' : 'roads.not_asked');
    const pairs = sites.length * Math.max(0, sites.length - 1);
    const measured = rows.reduce((sum, row) => sum + row.to.length, 0);
    return {
      travel: measured === 0 ? estimate : matrixOf(sites, rows, estimate),
      note: {
        kind: server?.kind ?? 'none',
        profile: server?.profile ?? null,
        ...{ pairs, measured, estimated: pairs - measured, correctedPairs },
        oldestAt: oldestOf(rows),
        reasons: pairs === measured ? [] : reasonsOf(sites, rows, why, pairs - measured),
      },
    };
  }
}

export function placeOf(site: Pick<RoutingSite, 'id' | 'latitude' | 'longitude'>) {
  return { siteId: site.id, latitude: site.latitude, longitude: site.longitude };
}

function matrixOf(
  sites: readonly RoutingSite[],
  rows: readonly StoredRow[],
  estimate: TravelEstimate,
): Travel {
  const road = roadsOf({ travel: estimate });
  const guesses = sites.map((from) => sites.map((to) => road(from, to)));
  const metres = guesses.map((row) => row.map((it) => it.metres));
  const seconds = guesses.map((row) => row.map((it) => it.seconds));
  for (const row of rows) {
    const [ownMetres, ownSeconds] = [metres[row.from], seconds[row.from]];
    if (!ownMetres || !ownSeconds) continue;
    for (const [index, to] of row.to.entries()) {
      ownMetres[to] = row.metres[index] ?? ownMetres[to] ?? 0;
      ownSeconds[to] = row.seconds[index] ?? ownSeconds[to] ?? 0;
    }
  }
  return { kind: 'matrix', siteIds: sites.map((it) => it.id), metres, seconds };
}

function oldestOf(rows: readonly StoredRow[]): string | null {
  const oldest = rows.reduce(
    (least, row) => row.measuredAt.reduce((a, b) => Math.min(a, b), least),
    Infinity,
  );
  return oldest === Infinity ? null : new Date(oldest * 1000).toISOString();
}

/** O(sites²) only where roads were asked for: then there are a thousand sites at most. */
function reasonsOf(
  sites: readonly RoutingSite[],
  rows: readonly StoredRow[],
  faults: RoadFaults,
  estimated: number,
): RoadsNote['reasons'] {
  if (faults.only !== null) return [{ code: faults.only, pairs: estimated }];
  const known = new Map(rows.map((row) => [row.from, new Set(row.to)]));
  const counts = new Map<RoadFaultCode, number>();
  for (const [from, source] of sites.entries()) {
    for (const [to, target] of sites.entries()) {
      if (from === to || known.get(from)?.has(to) === true) continue;
      const code = faults.why(source.id, target.id);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].map(([code, pairs]) => ({ code, pairs })).sort((a, b) => b.pairs - a.pairs);
}
