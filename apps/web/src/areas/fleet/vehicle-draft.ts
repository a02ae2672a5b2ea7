import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import { shiftEnd, shiftEndTyped, typedMinute, typedThousandths, typedWhole } from './typed';

type Vehicle = Shape<'VehicleResponse'>;
type Facts = Omit<Shape<'RegisterVehicleRequest'>, 'communeId'>;

export const FUELS = ['diesel', 'petrol'] as const;
export const TERRAINS = ['paved', 'dirt', 'mountain'] as const;

/** A vehicle as it is typed. */
export interface VehicleDraft {
  readonly plate: string;
  readonly name: string;
  readonly baseSiteId: string;
  readonly kilos: string;
  readonly litres: string;
  readonly packages: string;
  readonly fuel: Vehicle['fuel'];
  /** Litres for a hundred kilometres, as people say it. */
  readonly burns: string;
  readonly cost: string;
  readonly terrainMax: Vehicle['terrainMax'];
  readonly from: string;
  readonly to: string;
  readonly isNextDay: boolean;
  readonly isRefrigerated: boolean;
  readonly isLentToNetwork: boolean;
}

type Fault = 'field.required' | 'field.number' | 'field.kilos';
export type VehicleFaults = Partial<Record<keyof VehicleDraft, Fault>>;

const BLANK: VehicleDraft = {
  ...{ plate: '', name: '', baseSiteId: '', kilos: '', litres: '', packages: '' },
  ...{ fuel: 'diesel', burns: '', cost: '0', terrainMax: 'dirt' },
  ...{ from: '05:00', to: '20:00', isNextDay: false, isRefrigerated: false },
  isLentToNetwork: false,
};

export function draftOf(vehicle: Vehicle | null): VehicleDraft {
  if (vehicle === null) return BLANK;
  const { plate, name, baseSiteId, fuel, terrainMax, isRefrigerated, isLentToNetwork } = vehicle;
  const end = shiftEndTyped(vehicle.shiftToMinute);
  return {
    ...{ plate, name, baseSiteId, fuel, terrainMax, isRefrigerated, isLentToNetwork },
    kilos: gramsTyped(vehicle.capacityGrams),
    litres: String(vehicle.capacityLitres),
    packages: String(vehicle.capacityPackages),
    burns: String(vehicle.fuelMlPerKm / 10).replace('.', ','),
    cost: String(vehicle.costPerKmMinor / 100).replace('.', ','),
    from: shiftEndTyped(vehicle.shiftFromMinute).time,
    ...{ to: end.time, isNextDay: end.isNextDay },
  };
}

/** What is missing or no number, field by field. */
export function faultsOf(draft: VehicleDraft, isNew: boolean): VehicleFaults {
  const faults: VehicleFaults = {};
  const need = (field: keyof VehicleDraft, isGood: boolean, fault: Fault): void => {
    if (!isGood) faults[field] = fault;
  };
  if (isNew) need('plate', draft.plate.trim() !== '', 'field.required');
  need('name', draft.name.trim() !== '', 'field.required');
  need('baseSiteId', draft.baseSiteId !== '', 'field.required');
  need('kilos', Boolean(typedGrams(draft.kilos)), 'field.kilos');
  need('litres', Boolean(typedWhole(draft.litres)), 'field.number');
  need('packages', Boolean(typedWhole(draft.packages)), 'field.number');
  need('burns', Boolean(typedThousandths(draft.burns)), 'field.number');
  need('cost', typedThousandths(draft.cost) !== null, 'field.number');
  need('from', typedMinute(draft.from) !== null, 'field.required');
  need('to', typedMinute(draft.to) !== null, 'field.required');
  return faults;
}

/** The draft as the API takes it; null while something is missing. */
export function factsOf(draft: VehicleDraft): Facts | null {
  const { plate, name, baseSiteId, fuel, terrainMax, isRefrigerated, isLentToNetwork } = draft;
  const capacityGrams = typedGrams(draft.kilos);
  const capacityLitres = typedWhole(draft.litres);
  const capacityPackages = typedWhole(draft.packages);
  const burns = typedThousandths(draft.burns);
  const cost = typedThousandths(draft.cost);
  const from = typedMinute(draft.from);
  const to = typedMinute(draft.to);
  if (capacityGrams === null || capacityLitres === null || capacityPackages === null) return null;
  if (burns === null || cost === null || from === null || to === null) return null;
  return {
    ...{ plate: plate.trim(), name: name.trim(), baseSiteId, fuel, terrainMax },
    ...{ isRefrigerated, isLentToNetwork, capacityGrams, capacityLitres, capacityPackages },
    // Thousandths of litres for a hundred kilometres are hundreds of millilitres for one.
    fuelMlPerKm: Math.round(burns / 100),
    costPerKmMinor: Math.round(cost / 10),
    shiftFromMinute: from,
    shiftToMinute: shiftEnd(from, to, draft.isNextDay),
  };
}
