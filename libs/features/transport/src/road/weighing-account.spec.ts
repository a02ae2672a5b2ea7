import fc from 'fast-check';
import { accountOfHandover, accountOfLoading, toleranceOf } from './weighing-account';

const field = 'goods.0';

describe('accountOfLoading', () => {
  const load = (plannedGrams: number, netGrams: number, availableGrams = 0, reason?: string) =>
    accountOfLoading({ plannedGrams, netGrams, availableGrams, reason, field });

  it('takes what was reserved and nothing else when the scale agrees', () => {
    expect(load(1000, 1000)).toEqual({
      fromReserved: 1000,
      fromAvailable: 0,
      fromOutside: 0,
      rest: 0,
    });
  });

  it('asks for a reason when it does not', () => {
    expect(() => load(1000, 990)).toThrow('loading.difference_needs_reason');
    expect(() => load(1000, 1100, 500)).toThrow('loading.difference_needs_reason');
  });

  it('refuses nothing at all, and far too much', () => {
    expect(() => load(1000, 0, 0, 'x')).toThrow('loading.of_nothing');
    expect(() => load(1000, 1501, 5000, 'x')).toThrow('loading.far_too_much');
  });

  it('invents and loses no gram', () => {
    const grams = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        grams,
        fc.integer({ min: 1, max: 1500 }),
        fc.nat(1_000_000),
        (planned, permille, free) => {
          const net = Math.max(1, Math.floor((planned * permille) / 1000));
          const it = load(planned, net, free, 'x');
          expect(it.fromReserved + it.fromAvailable + it.fromOutside).toBe(net);
          expect(it.fromReserved + it.rest).toBe(planned);
          expect(it.fromAvailable).toBeLessThanOrEqual(free);
          if (it.fromOutside > 0) expect(it.fromAvailable).toBe(free);
        },
      ),
    );
  });
});

describe('accountOfHandover', () => {
  const hand = (
    hadGrams: number,
    netGrams: number,
    said: { cause?: string; reason?: string } = {},
  ) => accountOfHandover({ hadGrams, netGrams, cause: said.cause, reason: said.reason, field });

  it('calls a difference a loss when it has a cause', () => {
    expect(hand(500_000, 480_000, { cause: 'spoilt' })).toMatchObject({ lost: 20_000, missing: 0 });
  });

  it('lets scales differ within the tolerance, with a reason', () => {
    expect(hand(500_000, 496_000, { reason: 'another scale' })).toMatchObject({
      missing: 4_000,
      lost: 0,
    });
    expect(hand(500_000, 503_000, { reason: 'another scale' })).toMatchObject({ surplus: 3_000 });
    expect(() => hand(500_000, 496_000)).toThrow('delivery.difference_needs_reason');
  });

  it('does not let a loss pass for a scale', () => {
    expect(() => hand(500_000, 480_000, { reason: 'another scale' })).toThrow(
      'delivery.loss_needs_cause',
    );
    expect(() => hand(500_000, 520_000, { reason: 'another scale' })).toThrow(
      'delivery.weighs_too_much',
    );
  });

  it('accounts for every gram', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.nat(5_000_000),
        fc.boolean(),
        (had, net, caused) => {
          const net2 = net > had ? Math.min(net, had + toleranceOf(had)) : net;
          const isSmall = Math.abs(had - net2) <= toleranceOf(had);
          const it = hand(
            had,
            net2,
            caused || !isSmall ? { cause: 'x', reason: 'y' } : { reason: 'y' },
          );
          expect(it.handedOver + it.lost + it.missing).toBe(had + it.surplus);
        },
      ),
    );
  });
});
