import { conflictText, reasonText } from './reason-text';
import { en } from './en';
import { es } from './es';
import type { Conflict, UnservedReason } from './reasons';

/** Every parameter that any sentence asks for. */
const PARAMS = {
  ...{ grams: 7_250_000, largestGrams: 5_000_000, litres: 21_000, largestLitres: 20_000 },
  ...{ packages: 70, largestPackages: 60, siteId: 's1', terrain: 'dirt', vehicles: 3 },
  ...{ lateSeconds: 1200, overSeconds: 9000, vehicleId: 'v1', otherVehicleId: 'v2', overMl: 2500 },
  ...{ seconds: 9000, maxSeconds: 7200, conflict: 'too_late', otherShipmentId: 'g2' },
  ...{ overGrams: 1000, overLitres: 10, overPackages: 2, overMetres: 4500, overStops: 2 },
  ...{ skills: 'crane', breakId: 'noon', poolId: 'diesel', handoverSeconds: 43_200, leg: 'trunk' },
  ...{ otherSiteId: 's2', atSeconds: 43_200 },
};

describe('reasonText and conflictText', () => {
  it.each(['es', 'en'] as const)('say every code as a whole sentence in %s', (language) => {
    const { reasons, conflicts } = { es, en }[language];
    const sentences = [
      ...Object.keys(reasons).map((code) =>
        reasonText({ code, params: PARAMS } as unknown as UnservedReason, language),
      ),
      ...Object.keys(conflicts).map((code) =>
        conflictText({ code, params: PARAMS } as unknown as Conflict, language),
      ),
    ];
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ\d][^_]*\.$|^s1 .*\.$/u);
      expect(sentence).not.toMatch(/undefined|NaN|null/);
    }
    expect(new Set(sentences).size).toBeGreaterThan(35);
  });

  it('speak as people do, with the names that they use', () => {
    const reason: UnservedReason = {
      code: 'shift_too_short',
      params: { vehicleId: 'v1', overSeconds: 9000 },
    };
    const names = (id: string): string => ({ v1: '350 de Carache' })[id] ?? id;
    expect(reasonText(reason, 'es', names)).toBe(
      'El viaje solo ya pasa la jornada del vehículo 350 de Carache por 2,5 h.',
    );
    expect(reasonText(reason, 'en')).toBe('The trip alone exceeds the shift of v1 by 2.5 h.');
  });
});
