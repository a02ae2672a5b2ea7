import { placeOfNotice } from './notice-links';

const ID = '019c167f-cc00-7875-812e-10a2b7697cea';

describe('placeOfNotice', () => {
  it.each([
    [`/allocations/${ID}`, `/repartos/${ID}`],
    [`/claims/${ID}`, `/reclamos/${ID}`],
    [`/communes/${ID}`, `/comunas/${ID}`],
    [`/cycles/${ID}`, `/ciclos/${ID}`],
    [`/cycles/${ID}/allocations`, `/repartos?ciclo=${ID}`],
    [`/lots/${ID}`, `/cosechas/${ID}`],
    [`/matching-runs/${ID}`, `/cotejos/${ID}`],
    ['/me', '/mi-cuenta'],
    [`/rescue/${ID}`, `/rescate/${ID}`],
    [`/run-plans/${ID}`, `/planes/${ID}`],
    [`/standing-orders/${ID}`, '/pedidos-fijos'],
  ])('leads from %s to %s', (link, place) => {
    expect(placeOfNotice(link, false)).toBe(place);
  });

  it('shows a run to its driver as a run sheet, and to others as the desk sees it', () => {
    expect(placeOfNotice(`/runs/${ID}`, true)).toBe(`/mis-viajes/${ID}`);
    expect(placeOfNotice(`/runs/${ID}`, false)).toBe(`/viajes/${ID}`);
  });

  it('leads nowhere without a link, or with one that is unknown', () => {
    expect(placeOfNotice(null, false)).toBeUndefined();
    expect(placeOfNotice('/somewhere/else', false)).toBeUndefined();
  });
});
