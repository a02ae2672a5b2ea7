import type { CivilDate, Id } from '#core/kernel';
import type { VehicleState } from './fleet/vehicle.entity';

interface RunFact {
  readonly runId: Id<'Run'>;
  readonly communeId: Id<'Commune'>;
  readonly cycleId: Id<'DistributionCycle'>;
}

interface ShipmentFact extends RunFact {
  readonly stopId: Id<'Stop'>;
  readonly shipmentId: Id<'Shipment'>;
  readonly allocationId: Id<'Allocation'>;
  readonly lotId: Id<'Lot'>;
  readonly supplierCommuneId: Id<'Commune'>;
  readonly customerCommuneId: Id<'Commune'>;
}

declare module '#platform/events' {
  interface Events {
    'vehicle.registered': { vehicleId: Id<'Vehicle'>; communeId: Id<'Commune'> };
    'vehicle.state_changed': {
      vehicleId: Id<'Vehicle'>;
      communeId: Id<'Commune'>;
      state: VehicleState;
    };
    'run_plan.requested': { planId: Id<'RunPlan'>; cycleId: Id<'DistributionCycle'> };
    /** Proposed runs are written. */
    'run_plan.planned': {
      planId: Id<'RunPlan'>;
      communeId: Id<'Commune'>;
      cycleId: Id<'DistributionCycle'>;
      runs: number;
      servedGrams: number;
      unservedGrams: number;
    };
    'run_plan.failed': {
      planId: Id<'RunPlan'>;
      communeId: Id<'Commune'>;
      cycleId: Id<'DistributionCycle'>;
      failure: string;
    };
    /** The driver may count on it. `communeIds`: everybody at whose sites it stops. */
    'run.published': RunFact & {
      code: string;
      dayOn: CivilDate;
      driverPersonId: Id<'Person'>;
      communeIds: readonly Id<'Commune'>[];
    };
    'run.unpublished': RunFact & { reason: string; driverPersonId: Id<'Person'> | null };
    'run.cancelled': RunFact & {
      code: string;
      reason: string;
      driverPersonId: Id<'Person'> | null;
      communeIds: readonly Id<'Commune'>[];
    };
    'run.cleared': RunFact & { overrideReason: string | null };
    'run.departed': RunFact & { code: string; communeIds: readonly Id<'Commune'>[] };
    'run.suspended': RunFact & { reason: string };
    'run.resumed': RunFact;
    /** Its stops changed while it was on the road. `isStranded`: others take its goods over. */
    'run.replanned': RunFact & {
      code: string;
      isStranded: boolean;
      driverPersonId: Id<'Person'> | null;
    };
    'run.closed': RunFact & { metres: number | null; deliveredGrams: number };
    'stop.arrived': RunFact & {
      stopId: Id<'Stop'>;
      siteId: Id<'Site'>;
      stopCommuneId: Id<'Commune'>;
    };
    'stop.skipped': RunFact & { stopId: Id<'Stop'>; reason: string };
    'stop.failed': RunFact & { stopId: Id<'Stop'>; reason: string };
    'run.incident': RunFact & { stopId: Id<'Stop'> | null; note: string };
    /** Goods left their commune, or a centre, on a vehicle. */
    'shipment.loaded': ShipmentFact & { grams: number };
    /** `isFinal`: at the place that was ordered for; otherwise at a centre on the way. */
    'shipment.delivered': ShipmentFact & { grams: number; lostGrams: number; isFinal: boolean };
    /** Goods that nobody took are back where they came from. */
    'shipment.returned': ShipmentFact & { grams: number };
  }
}
