import type { ConsolidationPart } from '../src/consolidate/consolidate';
import type { HubRoads } from '../src/consolidate/lanes';
import { leastTransport } from '../src/transport/least-transport';
import { marketOfPairs, TransportDice } from './transport-market';

export interface ConsolidateShape {
  readonly hubs: number;
  readonly products: number;
  readonly lots: number;
  readonly lines: number;
}

export interface ConsolidateCase {
  readonly parts: readonly ConsolidationPart[];
  readonly hubs: HubRoads;
}

/** Products of about equal size around hubs that lie anywhere in a square of 300 km. All pairs are legal. */
export function drawConsolidateCase(seed: number, shape: ConsolidateShape): ConsolidateCase {
  const dice = new TransportDice(seed * 2_654_435_761 + 1);
  const place = () => ({ x: dice.upTo(300_000), y: dice.upTo(300_000) });
  const origins = Array.from({ length: shape.hubs }, place);
  const destinations = Array.from({ length: shape.hubs }, place);
  const metres = Float64Array.from(
    origins.flatMap((a) => destinations.map((b) => Math.round(Math.hypot(a.x - b.x, a.y - b.y)))),
  );
  const hubs = { origins: shape.hubs, destinations: shape.hubs, metres };
  const parts = Array.from({ length: shape.products }, () => drawPart(dice, shape, hubs));
  return { parts, hubs };
}

function drawPart(dice: TransportDice, shape: ConsolidateShape, hubs: HubRoads): ConsolidationPart {
  const lotHub = Int32Array.from({ length: shape.lots }, () => dice.upTo(hubs.origins - 1));
  const lineHub = Int32Array.from({ length: shape.lines }, () => dice.upTo(hubs.destinations - 1));
  const pairs = [...lotHub].flatMap((origin, lot) =>
    [...lineHub].map((destination, line) => ({
      lot,
      line,
      cost: (hubs.metres[origin * hubs.destinations + destination] ?? 0) + dice.upTo(20_000),
    })),
  );
  const market = marketOfPairs(shape.lots, shape.lines, pairs);
  const lotUnits = Float64Array.from({ length: shape.lots }, () => dice.upTo(150));
  const share = Math.floor(lotUnits.reduce((sum, units) => sum + units, 0) / shape.lines);
  const low = new Float64Array(shape.lines).fill(Math.floor(share * 0.9));
  const high = new Float64Array(shape.lines).fill(share + shape.lines);
  const task = { lotUnits, low, high };
  return {
    market,
    task,
    transport: leastTransport(market, task),
    lotHub,
    lineHub,
    unitGrams: 20_000,
  };
}
