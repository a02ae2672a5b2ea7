import type { Shape } from '../../api/types';
import { draftOf, factsOf, faultsOf } from './vehicle-draft';

const lorry: Shape<'VehicleResponse'> = {
  id: 'v',
  communeId: 'c',
  communeName: 'Carache',
  baseSiteId: 'b',
  plate: 'A12BC3',
  name: 'Camión 350',
  capacityGrams: 5_000_000,
  capacityLitres: 20_000,
  capacityPackages: 260,
  fuel: 'diesel',
  fuelMlPerKm: 245,
  terrainMax: 'dirt',
  isRefrigerated: false,
  isLentToNetwork: true,
  shiftFromMinute: 300,
  shiftToMinute: 1500,
  costPerKmMinor: 65,
  state: 'active',
  version: 3,
};

it('types a vehicle so that reading it gives the same again', () => {
  const draft = draftOf(lorry);
  expect(draft).toMatchObject({ kilos: '5000', burns: '24,5', cost: '0,65', to: '01:00' });
  expect(faultsOf(draft, false)).toEqual({});
  const { capacityGrams, capacityLitres, fuelMlPerKm, costPerKmMinor } = lorry;
  expect(factsOf(draft)).toMatchObject({
    ...{ capacityGrams, capacityLitres, fuelMlPerKm, costPerKmMinor },
    ...{ shiftFromMinute: 300, shiftToMinute: 1500, baseSiteId: 'b' },
  });
});

it('says what is missing of a new one', () => {
  expect(faultsOf(draftOf(null), true)).toEqual({
    plate: 'field.required',
    name: 'field.required',
    baseSiteId: 'field.required',
    kilos: 'field.kilos',
    litres: 'field.number',
    packages: 'field.number',
    burns: 'field.number',
  });
  expect(factsOf(draftOf(null))).toBeNull();
});
