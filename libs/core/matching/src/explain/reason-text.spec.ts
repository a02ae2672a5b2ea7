import { aLine, aLot, aQuestion } from '../../spec/example-question';
import { randomQuestion } from '../../spec/random-question';
import {
  ALLOCATION_REASON_CODES,
  LINE_REASON_CODES,
  LOT_REASON_CODES,
  type Reason,
} from './reason';
import { reasonText } from './reason-text';
import { en } from './reason-texts.en';
import { es } from './reason-texts.es';
import { shareHarvest } from '../round/share-harvest';

const CODES = [...LINE_REASON_CODES, ...LOT_REASON_CODES, ...ALLOCATION_REASON_CODES];

function figuresOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe('reasonText', () => {
  it.each(CODES)('says %s in both languages with the same figures', (code) => {
    expect(es[code].length).toBeGreaterThan(20);
    expect(figuresOf(en[code])).toEqual(figuresOf(es[code]));
  });

  it('writes masses, money and days as people do', () => {
    const reason: Reason = {
      code: 'line.price_too_low',
      params: {
        wantedGrams: 1_250_500,
        ceilingMinorPerKg: 9050,
        currency: 'VES',
        deliveredMinorPerKg: 9900,
        floorMinorPerKg: 8000,
        transportMinorPerKg: 1900,
      },
    };
    expect(reasonText(reason, 'es')).toBe(
      'Pidió 1.250,5 kg a 90,50 VES el kilo como máximo; lo más barato que podía llegarle cuesta 99,00: 80,00 de la cosecha y 19,00 de transporte.',
    );
    expect(reasonText(reason, 'en')).toContain('It asked for 1,250.5 kg at 90.50 VES');
    const late: Reason = {
      code: 'lot.not_ready_in_window',
      params: { metres: 379_400, arrivesOn: '2026-11-29', windowToOn: '2026-11-28' },
    };
    expect(reasonText(late, 'es')).toContain('a 379 km, llegaría el 29 de noviembre de 2026');
    expect(reasonText(late, 'es')).toContain('Quedan —:');
  });

  it('has every figure it needs in every answer', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const question = randomQuestion({
        ...{ seed, lots: 20, lines: 20, products: 4, packageGrams: [20_000, 60_000] },
        ...{ packagesMax: 5, wantedMax: 9, minimumPercent: 30, substitutePercent: 30 },
        ...{ isStrict: true, maxMetres: seed % 2 === 0 ? null : 400_000 },
      });
      const answer = shareHarvest(question);
      for (const { reason } of [...answer.lines, ...answer.lots, ...answer.allocations]) {
        expect(reasonText(reason, 'es')).not.toMatch(/—|\{/);
        expect(reasonText(reason, 'en')).not.toMatch(/—|\{/);
        for (const figure of Object.values(reason.params)) {
          expect(typeof figure !== 'number' || Number.isSafeInteger(figure)).toBe(true);
        }
      }
    }
  });

  it('says in one answer who got what and why', () => {
    const answer = shareHarvest(
      aQuestion({ lots: [aLot({ id: 'l1' })], lines: [aLine({ id: 'a' })] }),
    );
    expect(answer.lines.map((line) => reasonText(line.reason, 'es'))).toEqual([
      'Completo: pidió 200 kg y tiene 200 kg, es decir 2 kg por familia.',
    ]);
  });
});
