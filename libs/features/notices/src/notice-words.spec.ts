import { noticeWords } from './notice-words';

const LOT = {
  lotCode: 'L-7K2M',
  product: { es: 'Papa', en: 'Potato' },
  netGrams: 1_234_500,
  announcedGrams: 1_300_000,
};

describe('noticeWords', () => {
  it('writes kilos and names as the reader’s language does', () => {
    expect(noticeWords('notice.lot.confirmed', LOT, 'es')).toBe(
      'El lote L-7K2M de Papa se pesó: 1.234,5 kg netos (se anunciaron 1.300 kg).',
    );
    expect(noticeWords('notice.lot.confirmed', LOT, 'en')).toBe(
      'Lot L-7K2M of Potato was weighed: 1,234.5 kg net (1,300 kg were announced).',
    );
  });

  it('writes moments as the clocks of Caracas show them', () => {
    const params = { cycle: 'Carache', closesAt: '2026-11-25T02:30:00+00:00' };
    expect(noticeWords('notice.cycle.opened', params, 'es')).toMatch(
      /24 de noviembre de 2026.*10:30/,
    );
  });

  it('says a message inside a message, with the figures of the outer one', () => {
    const params = {
      cycle: 'Carache',
      movesOn: '2026-11-26',
      settlesOn: '2026-12-05',
      why: { key: 'order.window_outside_cycle' },
    };
    expect(noticeWords('notice.standing_order.skipped', params, 'en')).toBe(
      'Your standing order did not go into “Carache”. The delivery window must lie between 26 November 2026 and 5 December 2026.',
    );
  });

  it('shows a dash for what is not known', () => {
    const params = { runCode: 'V1', sites: 'Centro', arrivesAt: null, grams: 5_000 };
    expect(noticeWords('notice.run.published.delivery', params, 'es')).toBe(
      'El viaje V1 trae 5 kg a Centro; llega el —.',
    );
  });
});
