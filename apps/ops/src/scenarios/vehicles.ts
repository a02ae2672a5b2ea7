import type { VehiclePlan } from './network-builder';

/** What drives in the scenarios. Consumption loaded, millilitres a kilometre. */
export const LORRY_5T: VehiclePlan = {
  name: 'Camión 350 de 5 t',
  capacityGrams: 5_000_000,
  capacityPackages: 260,
  fuel: 'diesel',
  fuelMlPerKm: 240,
  terrainMax: 'dirt',
};

export const LORRY_10T: VehiclePlan = {
  name: 'Camión 750 de 10 t',
  capacityGrams: 10_000_000,
  capacityPackages: 520,
  fuel: 'diesel',
  fuelMlPerKm: 320,
  terrainMax: 'dirt',
};

export const ARTICULATED_28T: VehiclePlan = {
  name: 'Gandola de 28 t',
  capacityGrams: 28_000_000,
  capacityPackages: 1_200,
  fuel: 'diesel',
  fuelMlPerKm: 450,
  terrainMax: 'paved',
};

export const PICK_UP_4X4: VehiclePlan = {
  name: 'Rústico 4×4',
  capacityGrams: 2_500_000,
  capacityPackages: 130,
  fuel: 'petrol',
  fuelMlPerKm: 180,
  terrainMax: 'mountain',
};
