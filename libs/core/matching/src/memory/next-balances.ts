import { apportion } from '#core/kernel';

/** What one round brought to one account: a commune and a product, in whole units (grams, say). */
export interface AccountInRound {
  /** What earlier rounds owe it; negative when it has had more than its right. */
  readonly balance: number;
  readonly ordered: number;
  /** What it would have had if geography did not bind. */
  readonly right: number;
  /** What it was offered, whether it took it or not. */
  readonly given: number;
}

export interface MemoryPolicy {
  /** ρ: how much of a balance is kept from round to round, in thousandths. */
  readonly memoryPermille: number;
  /** No balance goes beyond so many times what is ordered. */
  readonly debtOrdersMax: number;
}

/**
 * The balances of one product after a round, in the order of the accounts, which are those that took
 * part. Each goes to ρ times what it was, plus its right, less what it was given, within the bounds.
 *
 * Promises:
 * - the changes add up to zero exactly: what decay, rounding and bounds take is apportioned among those
 *   that have room left, in proportion to the room;
 * - a balance ends within the bounds, or no further out than it was before;
 * - an account that ordered nothing keeps its balance.
 *
 * The order of the accounts decides remainders alone: give them sorted by id.
 */
export function nextBalances(accounts: readonly AccountInRound[], policy: MemoryPolicy): number[] {
  const inRound = accounts.filter((account) => account.ordered > 0);
  const sum = sumOf(inRound.map((account) => account.balance));
  const bound = inRound.map((account) => account.ordered * policy.debtOrdersMax);
  const aimed = inRound.map((account, at) => {
    const kept = permilleOf(account.balance, policy.memoryPermille);
    return within(bound[at] ?? 0, kept + account.right - account.given);
  });
  const bounded = corrected(aimed, sum, bound);
  // Who stood beyond its bounds because it ordered less this time may stay there, if nobody has room.
  const wider = inRound.map((account, at) => Math.max(bound[at] ?? 0, Math.abs(account.balance)));
  const next = corrected(bounded, sum, wider).values();
  return accounts.map((account) =>
    account.ordered > 0 ? (next.next().value ?? account.balance) : account.balance,
  );
}

/** Moves balances towards a sum, in proportion to the room that each has before its bound. */
function corrected(balances: readonly number[], sum: number, bound: readonly number[]): number[] {
  const missing = sum - sumOf(balances);
  const side = missing < 0 ? -1 : 1;
  const room = balances.map((balance, at) => Math.max(0, (bound[at] ?? 0) - side * balance));
  const most = Math.min(side * missing, sumOf(room));
  const parts = apportion(most, room);
  return balances.map((balance, at) => balance + side * (parts[at] ?? 0));
}

/** Thousandths of a whole number, rounded towards zero. Exact: uses big integers inside. */
function permilleOf(units: number, permille: number): number {
  return Number((BigInt(units) * BigInt(permille)) / 1000n);
}

function within(bound: number, value: number): number {
  return Math.min(bound, Math.max(-bound, value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
