import type { Leg, RoutingSite, RoutingVehicle, Shipment, TimeWindow } from '../problem';
import { isAfter, type Finding } from './ground';

/** A shipment, or one leg of it, that a run carried from where it had to be loaded to where it goes. */
export interface HandledPart {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  /** When handling at the centre began; null for goods that go directly. */
  readonly atCentreSeconds: number | null;
}

/** One loading or unloading as the plan says it happens. */
interface Handling {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  readonly site: RoutingSite;
  readonly kind: string;
  readonly begin: number;
  readonly end: number;
}

interface Aboard {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  readonly loadedAt: number;
  readonly atCentreSeconds: number | null;
}

const ROUGHNESS = { paved: 0, dirt: 1, mountain: 2 } as const;

/** The hold of a vehicle during a run: who is in it, since when, and whether they may be. */
export class Hold {
  readonly parts: HandledPart[] = [];
  readonly peaks = { grams: 0, litres: 0, packages: 0 };
  servedGrams = 0;
  private readonly aboard = new Map<string, Aboard>();
  private readonly handled = new Set<string>();

  constructor(
    private readonly vehicle: RoutingVehicle,
    private readonly find: (code: Finding['code'], detail: string, shipmentId?: string) => void,
  ) {}

  begin(shipments: readonly Shipment[]): void {
    const loadedAt = this.vehicle.shiftFromSeconds;
    for (const shipment of shipments) {
      this.checkVehicle(shipment);
      this.stow({ shipment, leg: null, loadedAt, atCentreSeconds: null });
    }
  }

  load(): { grams: number; litres: number; packages: number } {
    const load = { grams: 0, litres: 0, packages: 0 };
    for (const { shipment } of this.aboard.values()) {
      load.grams += shipment.grams;
      load.litres += shipment.litres;
      load.packages += shipment.packages;
    }
    return load;
  }

  handle(it: Handling): void {
    const { shipment, leg, kind } = it;
    const key = `${kind} ${leg?.kind ?? 'direct'} ${shipment.id}`;
    if (this.handled.has(key)) this.find('shipment_twice', 'handled again', shipment.id);
    this.handled.add(key);
    this.checkPlace(it);
    if (kind === 'pickup') this.pickUp(it);
    else this.deliver(it);
  }

  /** What is still on board must be meant to stay there. */
  end(): void {
    for (const { shipment, leg, atCentreSeconds } of this.aboard.values()) {
      if (shipment.deliverySiteId === null && leg?.kind !== 'feeder') {
        this.parts.push({ shipment, leg, atCentreSeconds });
        this.servedGrams += shipment.grams;
      } else {
        this.find('pickup_without_delivery', 'still on board at the end', shipment.id);
      }
    }
  }

  private pickUp({ shipment, leg, begin, end }: Handling): void {
    if (this.aboard.has(shipment.id)) this.find('shipment_twice', 'on board twice', shipment.id);
    if (leg?.kind === 'trunk' && isAfter(leg.handoverSeconds, begin)) {
      this.find('handover_broken', `fetched at ${begin}, before the hand-over`, shipment.id);
    }
    this.checkVehicle(shipment);
    const atCentreSeconds = leg?.kind === 'trunk' ? begin : null;
    this.stow({ shipment, leg, loadedAt: end, atCentreSeconds });
  }

  private stow(goods: Aboard): void {
    const { shipment } = goods;
    for (const { shipment: other } of this.aboard.values()) {
      if (clash(shipment, other) || clash(other, shipment)) {
        this.find('incompatible_goods', `meets ${other.id}`, shipment.id);
      }
    }
    this.aboard.set(shipment.id, goods);
    const { grams, litres, packages } = this.load();
    const { capacityGrams, capacityLitres, capacityPackages } = this.vehicle;
    if (grams > capacityGrams || litres > capacityLitres || packages > capacityPackages) {
      this.find('overload', `${grams} g, ${litres} l, ${packages} packages on board`, shipment.id);
    }
    this.peaks.grams = Math.max(this.peaks.grams, grams);
    this.peaks.litres = Math.max(this.peaks.litres, litres);
    this.peaks.packages = Math.max(this.peaks.packages, packages);
  }

  private deliver({ shipment, leg, begin, end }: Handling): void {
    const { id } = shipment;
    if (leg?.kind === 'feeder' && isAfter(end, leg.handoverSeconds)) {
      this.find('handover_broken', `unloaded by ${end}, after the hand-over`, id);
    }
    const aboard = this.aboard.get(id);
    const isFromStart = shipment.pickupSiteId === null && leg?.kind !== 'trunk';
    if (aboard === undefined || (!isFromStart && aboard.leg?.kind !== leg?.kind)) {
      this.find('delivery_before_pickup', 'unloaded without being on board', id);
      return;
    }
    if (!isFromStart && !isSameLeg(aboard.leg, leg)) {
      this.find('legs_disagree', 'loaded for another centre or hand-over', id);
    }
    const seconds = begin - aboard.loadedAt;
    if (isAfter(seconds, shipment.maxSecondsOnBoard ?? Infinity)) {
      this.find('on_board_too_long', `${seconds} s on board`, id);
    }
    this.aboard.delete(id);
    const atCentreSeconds = leg?.kind === 'feeder' ? begin : aboard.atCentreSeconds;
    this.parts.push({ shipment, leg, atCentreSeconds });
    this.servedGrams += shipment.grams;
  }

  private checkVehicle(shipment: Shipment): void {
    if (shipment.coldChain && !this.vehicle.refrigerated) {
      this.find('not_refrigerated', 'needs cold', shipment.id);
    }
    const missing = (shipment.skills ?? []).filter((it) => !this.vehicle.skills?.includes(it));
    if (missing.length > 0) this.find('skills_missing', missing.join(), shipment.id);
  }

  private checkPlace({ shipment, leg, site, kind, begin }: Handling): void {
    const { id } = shipment;
    const isPickup = kind === 'pickup';
    const isAtCentre = leg !== null && (leg.kind === 'trunk') === isPickup;
    const own = isPickup ? shipment.pickupSiteId : shipment.deliverySiteId;
    const right = isAtCentre ? leg.centreSiteId : own;
    if (site.id !== right) {
      this.find('malformed_run', `handled at ${site.id}, not ${String(right)}`, id);
    }
    if (ROUGHNESS[site.terrain] > ROUGHNESS[this.vehicle.terrain]) {
      this.find('road_too_rough', `${site.id} is ${site.terrain}`, id);
    }
    const narrower = isPickup ? shipment.pickupWindows : shipment.deliveryWindows;
    for (const windows of [site.windows, isAtCentre ? [] : narrower]) {
      if (!isOpen(windows, begin)) this.find('outside_window', `handled at ${begin}`, id);
    }
  }
}

function isSameLeg(one: Leg | null, other: Leg | null): boolean {
  return (
    one?.kind === other?.kind &&
    one?.centreSiteId === other?.centreSiteId &&
    one?.handoverSeconds === other?.handoverSeconds
  );
}

function isOpen(windows: readonly TimeWindow[], moment: number): boolean {
  const isIn = windows.some((it) => it.fromSeconds <= moment && moment <= it.toSeconds);
  return windows.length === 0 || isIn;
}

function clash(one: Shipment, other: Shipment): boolean {
  return (one.incompatibleTags ?? []).some((tag) => (other.tags ?? []).includes(tag));
}
