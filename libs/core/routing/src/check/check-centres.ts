import type { Leg, RoutingProblem, TransferCentre } from '../problem';
import type { DrivenRun } from './drive';
import type { Finding } from './ground';
import type { HandledPart } from './hold';

/** One part of a shipment's way, and the vehicle that carried it. */
export interface CarriedPart extends HandledPart {
  readonly vehicleId: string;
}

/** Per shipment everything that runs did with it to the end. */
export function partsByShipment(runs: readonly DrivenRun[]): Map<string, CarriedPart[]> {
  const parts = new Map<string, CarriedPart[]>();
  for (const { vehicleId, parts: own } of runs) {
    for (const part of own) {
      const list = parts.get(part.shipment.id) ?? [];
      list.push({ ...part, vehicleId });
      parts.set(part.shipment.id, list);
    }
  }
  return parts;
}

/** Whether each shipment went one whole way that it may go: directly, or by a feeder and a trunk that meet. */
export function checkWays(
  problem: RoutingProblem,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const centres = new Map((problem.centres ?? []).map((it) => [it.siteId, it]));
  return [...parts.values()].flatMap((carried) => [
    ...checkWhole(carried),
    ...carried.flatMap((part) => checkPart(part, centres)),
  ]);
}

function checkWhole(carried: readonly CarriedPart[]): Finding[] {
  const shipmentId = carried[0]?.shipment.id ?? null;
  const find = (code: Finding['code'], detail: string): Finding[] => [{ code, shipmentId, detail }];
  const feeders = carried.filter((it) => it.leg?.kind === 'feeder');
  const trunks = carried.filter((it) => it.leg?.kind === 'trunk');
  const direct = carried.length - feeders.length - trunks.length;
  const [feeder, trunk] = [feeders[0]?.leg, trunks[0]?.leg];
  if (direct > 1 || feeders.length > 1 || trunks.length > 1) {
    return find('shipment_twice', 'carried more than once');
  }
  if (direct === 1) {
    return carried.length > 1 ? find('shipment_twice', 'directly and through a centre') : [];
  }
  if (!feeder || !trunk) return find('leg_missing', 'one leg without the other');
  const agree =
    feeder.centreSiteId === trunk.centreSiteId && feeder.handoverSeconds === trunk.handoverSeconds;
  return agree ? [] : find('legs_disagree', 'not the same centre and hand-over');
}

function checkPart(
  { shipment, leg, vehicleId }: CarriedPart,
  centres: ReadonlyMap<string, TransferCentre>,
): Finding[] {
  const transfer = shipment.transfer ?? 'never';
  const at = { vehicleId, shipmentId: shipment.id };
  const isForbidden = leg === null ? transfer === 'must' : transfer === 'never';
  const finding: Finding[] = isForbidden
    ? [{ code: 'way_not_allowed', ...at, detail: `transfer ${transfer}` }]
    : [];
  if (leg === null || isKnown(leg, centres.get(leg.centreSiteId))) return finding;
  const detail = `no hand-over at ${leg.centreSiteId} at ${leg.handoverSeconds}`;
  return [...finding, { code: 'handover_broken', ...at, detail }];
}

function isKnown(leg: Leg, centre: TransferCentre | undefined): boolean {
  return centre?.handovers.includes(leg.handoverSeconds) === true;
}

/** Sweeps over every coming and leaving at every centre: never may there be more than it holds. */
export function checkStorage(
  problem: RoutingProblem,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const all = [...parts.values()].flat();
  return (problem.centres ?? []).flatMap(({ siteId, storageGrams, coldStorageGrams }) => {
    const events = all
      .filter((it) => it.leg?.centreSiteId === siteId)
      .map(({ shipment, leg, atCentreSeconds }) => ({
        moment: atCentreSeconds ?? 0,
        change: leg?.kind === 'feeder' ? shipment.grams : -shipment.grams,
        isCold: shipment.coldChain,
      }));
    const hasCold = all.some(
      (it) => it.leg?.centreSiteId === siteId && it.shipment.coldChain && coldStorageGrams === 0,
    );
    const most = (list: typeof events): number => {
      // Leaving comes first at the same moment.
      const inOrder = [...list].sort((a, b) => a.moment - b.moment || a.change - b.change);
      let [here, highest] = [0, 0];
      for (const { change } of inOrder) {
        here += change;
        highest = Math.max(highest, here);
      }
      return highest;
    };
    const findings: Finding[] = [];
    const find = (detail: string): number => findings.push({ code: 'storage_exceeded', detail });
    const [total, cold] = [most(events), most(events.filter((it) => it.isCold))];
    if (total > (storageGrams ?? Infinity)) find(`${total} g at ${siteId}`);
    if (cold > (coldStorageGrams ?? Infinity)) find(`${cold} g in the cold room of ${siteId}`);
    if (hasCold) find(`${siteId} has no cold room`);
    return findings;
  });
}
