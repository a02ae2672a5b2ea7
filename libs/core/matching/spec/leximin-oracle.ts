import type { Market } from '../src/network/market';

/**
 * The slow and obvious way: all units in the order of their keys, one after the other; each is given if
 * a flow of all that has been given still exists. Shares nothing with the solver. Small markets only.
 */
export function unitsPlaced(market: Market, admitted: Uint8Array): number[] {
  const { lots, lines } = market;
  const flow = new UnitFlow(market);
  lines.units.forEach((units, line) => {
    const commune = lines.commune[line] ?? 0;
    const most = admitted[line] === 0 ? 0 : units;
    flow.lineCap[line] = most;
    flow.communeCap[commune] = (flow.communeCap[commune] ?? 0) + most;
  });
  const wishes = [...lots.units].flatMap((units, lot) =>
    Array.from({ length: units }, (_, at) => ({
      who: lot,
      key: [lots.urgency[lot] ?? 0, (at + 1) / units, lots.rank[lot] ?? 0],
    })),
  );
  return give(wishes, lots.count, (lot) => flow.placeFrom(lot));
}

/** The totals of the communes, then the lines of one commune after the other. */
export function unitsCovered(market: Market, admitted: Uint8Array): number[] {
  const { lots, lines } = market;
  const members = Array.from({ length: lines.communes }, (_, commune) =>
    [...lines.commune.keys()].filter((line) => lines.commune[line] === commune),
  );
  const most = [...lines.units].map((units, line) => (admitted[line] === 0 ? 0 : units));
  const flow = new UnitFlow(market);
  flow.lotCap.splice(0, lots.count, ...lots.units);
  flow.lineCap.splice(0, lines.count, ...most);
  const sum = (column: Float64Array, list: readonly number[]): number =>
    list.reduce((total, line) => total + (admitted[line] === 0 ? 0 : (column[line] ?? 0)), 0);
  const rankOf = (list: readonly number[]): number =>
    Math.min(...list.map((line) => lines.rank[line] ?? 0));
  const wishesOf = (who: number, list: readonly number[]): Wish[] => {
    const [floor, wanted, units] = [lines.floor, lines.wanted, lines.units].map((c) =>
      sum(c, list),
    );
    return Array.from({ length: units ?? 0 }, (_, at) => ({
      who,
      key: [
        at + 1 <= (floor ?? 0) ? 0 : at + 1 <= (wanted ?? 0) ? 1 : 2,
        (at + 1 - sum(lines.debt, list)) / sum(lines.families, list),
        rankOf(list),
      ],
    }));
  };
  const totals = give(
    members.flatMap((list, commune) => wishesOf(commune, list)),
    lines.communes,
    (commune) => flow.coverOne(commune),
  );
  const order = [...members.keys()].sort(
    (a, b) => rankOf(members[a] ?? []) - rankOf(members[b] ?? []),
  );
  const units = lines.units.slice().fill(0);
  for (const commune of order) {
    const list = members[commune] ?? [];
    for (const line of list) flow.lineCap[line] = 0;
    flow.restart(totals.map((total, at) => (at === commune ? 0 : total)));
    const shared = give(
      list.flatMap((line) => wishesOf(line, [line])),
      lines.count,
      (line) => {
        flow.lineCap[line] = (flow.lineCap[line] ?? 0) + 1;
        if (flow.coverOne(commune)) return true;
        flow.lineCap[line] -= 1;
        return false;
      },
    );
    for (const line of list) units[line] = shared[line] ?? 0;
  }
  return [...units];
}

/** Minimums by the plain rule: leave out a quarter at a time, then try everyone again one by one. */
export function unitsWithMinimums(market: Market): { units: number[]; admitted: number[] } {
  const { lines } = market;
  const admitted = new Uint8Array(lines.count).fill(1);
  const need = (line: number): number =>
    ((lines.min[line] ?? 0) - (lines.debt[line] ?? 0)) / (lines.families[line] ?? 1);
  const ascending = (a: number, b: number): number =>
    need(a) - need(b) || (lines.rank[a] ?? 0) - (lines.rank[b] ?? 0);
  const below = (): number[] => {
    const units = unitsCovered(market, admitted);
    const lacks = (line: number): boolean =>
      admitted[line] === 1 && (units[line] ?? 0) < (lines.min[line] ?? 0);
    return [...admitted.keys()].filter(lacks).sort(ascending);
  };
  for (let list = below(); list.length > 0; list = below()) {
    for (const line of list.slice(list.length - Math.ceil(list.length / 4))) admitted[line] = 0;
  }
  const out = [...admitted.keys()].filter((line) => admitted[line] === 0).sort(ascending);
  for (const line of out) {
    admitted[line] = 1;
    if (below().length > 0) admitted[line] = 0;
  }
  return { units: unitsCovered(market, admitted), admitted: [...admitted] };
}

interface Wish {
  readonly who: number;
  readonly key: readonly number[];
}

function give(wishes: readonly Wish[], count: number, tryOne: (who: number) => boolean): number[] {
  const given = Array.from({ length: count }, () => 0);
  const refused = new Set<number>();
  const inOrder = [...wishes].sort((a, b) => {
    const at = a.key.findIndex((part, place) => part !== b.key[place]);
    return at < 0 ? 0 : (a.key[at] ?? 0) - (b.key[at] ?? 0);
  });
  for (const { who } of inOrder) {
    if (refused.has(who)) continue;
    if (tryOne(who)) given[who] = (given[who] ?? 0) + 1;
    else refused.add(who);
  }
  return given;
}

/** Lots → lines → communes, one unit at a time along any path that still has room (Ford and Fulkerson). */
class UnitFlow {
  readonly lotCap: number[];
  readonly lineCap: number[];
  readonly communeCap: number[];
  private placed: number[];
  private taken: number[];
  private covered: number[];
  private moved: number[][];
  private readonly legal: boolean[][];

  constructor(private readonly market: Market) {
    const { lots, lines, pairs } = market;
    this.legal = Array.from({ length: lots.count }, () => Array<boolean>(lines.count).fill(false));
    this.legal.forEach((row, lot) => {
      for (const line of pairs.line.slice(pairs.start[lot], pairs.start[lot + 1])) row[line] = true;
    });
    this.lotCap = Array<number>(lots.count).fill(0);
    this.lineCap = Array<number>(lines.count).fill(0);
    this.communeCap = Array<number>(lines.communes).fill(0);
    [this.placed, this.taken, this.covered, this.moved] = this.nothing();
  }

  /** Forgets the flow and makes one that gives each commune so much. */
  restart(totals: readonly number[]): void {
    [this.placed, this.taken, this.covered, this.moved] = this.nothing();
    totals.forEach((total, commune) => {
      this.communeCap[commune] = 0;
      for (let unit = 0; unit < total; unit += 1) {
        if (!this.coverOne(commune)) throw new Error('what was shared can be shared again');
      }
    });
  }

  /** Lets a lot place one more; false when it cannot. */
  placeFrom(lot: number): boolean {
    this.lotCap[lot] = (this.lotCap[lot] ?? 0) + 1;
    if (this.push(`lot ${lot}`, new Set())) {
      this.placed[lot] = (this.placed[lot] ?? 0) + 1;
      return true;
    }
    this.lotCap[lot] -= 1;
    return false;
  }

  /** Lets a commune have one more; false when it cannot. */
  coverOne(commune: number): boolean {
    this.communeCap[commune] = (this.communeCap[commune] ?? 0) + 1;
    for (let lot = 0; lot < this.market.lots.count; lot += 1) {
      if ((this.placed[lot] ?? 0) >= (this.lotCap[lot] ?? 0)) continue;
      if (!this.push(`lot ${lot}`, new Set())) continue;
      this.placed[lot] = (this.placed[lot] ?? 0) + 1;
      return true;
    }
    this.communeCap[commune] -= 1;
    return false;
  }

  private push(node: string, seen: Set<string>): boolean {
    if (seen.has(node)) return false;
    seen.add(node);
    const [kind, index] = node.split(' ');
    const at = Number(index);
    const { lots, lines } = this.market;
    if (kind === 'lot') {
      for (let line = 0; line < lines.count; line += 1) {
        if (this.legal[at]?.[line] !== true || !this.push(`line ${line}`, seen)) continue;
        this.shift(at, line, 1);
        return true;
      }
      return false;
    }
    if (kind === 'commune') {
      if ((this.covered[at] ?? 0) < (this.communeCap[at] ?? 0)) {
        this.covered[at] = (this.covered[at] ?? 0) + 1;
        return true;
      }
      for (let line = 0; line < lines.count; line += 1) {
        if (lines.commune[line] !== at || (this.taken[line] ?? 0) === 0) continue;
        if (!this.push(`after ${line}`, seen)) continue;
        this.taken[line] = (this.taken[line] ?? 0) - 1;
        return true;
      }
      return false;
    }
    if (kind === 'line' && (this.taken[at] ?? 0) < (this.lineCap[at] ?? 0)) {
      if (this.push(`commune ${lines.commune[at] ?? 0}`, seen)) {
        this.taken[at] = (this.taken[at] ?? 0) + 1;
        return true;
      }
    }
    // One more unit comes in (or one less goes out), so a lot that serves the line may serve another.
    for (let lot = 0; lot < lots.count; lot += 1) {
      if ((this.moved[lot]?.[at] ?? 0) === 0 || !this.push(`lot ${lot}`, seen)) continue;
      this.shift(lot, at, -1);
      return true;
    }
    return false;
  }

  private shift(lot: number, line: number, by: 1 | -1): void {
    const row = this.moved[lot];
    if (row !== undefined) row[line] = (row[line] ?? 0) + by;
  }

  private nothing(): [number[], number[], number[], number[][]] {
    const { lots, lines } = this.market;
    return [
      Array<number>(lots.count).fill(0),
      Array<number>(lines.count).fill(0),
      Array<number>(lines.communes).fill(0),
      Array.from({ length: lots.count }, () => Array<number>(lines.count).fill(0)),
    ];
  }
}
