import fc from 'fast-check';
import { type AccountInRound, nextBalances } from './next-balances';

const policy = { memoryPermille: 900, debtOrdersMax: 4 };
const grams = fc.integer({ min: 0, max: 5_000_000 });
const anyAccount: fc.Arbitrary<AccountInRound> = fc.record({
  balance: fc.integer({ min: -20_000_000, max: 20_000_000 }),
  ordered: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: grams }),
  right: grams,
  given: grams,
});
const anyAccounts = fc.array(anyAccount, { maxLength: 12 });
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

describe('nextBalances', () => {
  it('owes to whoever had less than its right what somebody else had more', () => {
    const accounts = [
      { balance: 0, ordered: 100, right: 60, given: 40 },
      { balance: 0, ordered: 100, right: 60, given: 80 },
    ];

    expect(nextBalances(accounts, policy)).toEqual([20, -20]);
  });

  it('forgets a tenth of old debts, on both sides alike', () => {
    const accounts = [
      { balance: 100, ordered: 100, right: 50, given: 50 },
      { balance: -100, ordered: 100, right: 50, given: 50 },
    ];

    expect(nextBalances(accounts, policy)).toEqual([90, -90]);
  });

  it('gives out what the bounds take among those who have room', () => {
    const accounts = [
      { balance: 0, ordered: 10, right: 100, given: 0 },
      { balance: 0, ordered: 200, right: 0, given: 60 },
      { balance: 0, ordered: 100, right: 0, given: 40 },
    ];

    const next = nextBalances(accounts, policy);

    expect(next[0]).toBe(40);
    expect(sum(next)).toBe(0);
    expect(next.every((balance) => Object.is(balance, 0) || Math.abs(balance) <= 400)).toBe(true);
  });

  it('changes nothing in sum, whatever happens', () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        const before = sum(accounts.map((account) => account.balance));
        expect(sum(nextBalances(accounts, policy))).toBe(before);
      }),
    );
  });

  it('leaves alone whoever ordered nothing', () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        nextBalances(accounts, policy).forEach((balance, at) => {
          if (accounts[at]?.ordered === 0) expect(balance).toBe(accounts[at].balance);
        });
      }),
    );
  });

  it('keeps every balance within its bounds, or no further out than it was', () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        nextBalances(accounts, policy).forEach((balance, at) => {
          const account = accounts[at] ?? { balance: 0, ordered: 0 };
          const bound = Math.max(4 * account.ordered, Math.abs(account.balance));
          expect(Math.abs(balance)).toBeLessThanOrEqual(bound);
        });
      }),
    );
  });

  it('keeps every balance within four orders when it began there and rights equal gifts', () => {
    const inside = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: -4_000, max: 4_000 })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(inside, (list) => {
        const accounts = list.map(([ordered, permille], at) => ({
          ordered,
          balance: Math.trunc((ordered * permille) / 1000),
          right: at === 0 ? 0 : ordered,
          given: at === 0 ? sum(list.slice(1).map(([units]) => units)) : 0,
        }));
        nextBalances(accounts, policy).forEach((balance, at) => {
          expect(Math.abs(balance)).toBeLessThanOrEqual(4 * (accounts[at]?.ordered ?? 0));
        });
      }),
    );
  });
});
