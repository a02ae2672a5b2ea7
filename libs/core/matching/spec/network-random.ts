import type { Network, NetworkLine, NetworkLot } from '../src/network/network';
import { type Dice, dice } from './leximin-market';

export interface NetworkRules {
  readonly lotsMax: number;
  readonly linesMax: number;
  readonly unitsMax: number;
  /** Each of them is used in about half of the networks when it is not said. */
  readonly hasTolerance?: boolean;
  readonly hasClaims?: boolean;
  readonly hasCommunes?: boolean;
  readonly hasMinimums?: boolean;
}

/** A small network of one or two products with whatever a network can have. */
export function randomNetwork(seed: number, rules: NetworkRules): Network {
  const { below } = dice(seed);
  const has = (said: boolean | undefined): boolean => said ?? below(2) === 0;
  const products = ['papa', 'ajo'].slice(0, 1 + below(2));
  const productOf = (): string => products[below(products.length)] as string;
  const lots = Array.from({ length: below(rules.lotsMax + 1) }, (_, at) => ({
    id: `l${below(1000)}-${at}`,
    product: productOf(),
    units: below(rules.unitsMax + 1),
    urgency: below(4),
  }));
  const kinds = { minimums: has(rules.hasMinimums), communes: has(rules.hasCommunes) };
  const lines = Array.from({ length: below(rules.linesMax + 1) }, (_, at) =>
    randomLine(`o${below(1000)}-${at}`, productOf(), { below, kinds, unitsMax: rules.unitsMax }),
  );
  return {
    seed: below(1000),
    tolerancePermille: has(rules.hasTolerance) ? below(1001) : 0,
    lots,
    lines,
    pairs: randomPairs({ lots, lines }, { below }, has(rules.hasClaims)),
  };
}

interface LineDice extends Dice {
  readonly kinds: { readonly minimums: boolean; readonly communes: boolean };
  readonly unitsMax: number;
}

function randomLine(id: string, product: string, dice: LineDice): NetworkLine {
  const { below, kinds, unitsMax } = dice;
  const units = below(unitsMax + 1);
  const wanted = below(2) === 0 ? units : below(units + 1);
  return {
    id,
    product,
    units,
    min: kinds.minimums && below(2) === 0 ? below(units + 1) : 0,
    families: 1 + below(4),
    debt: below(2) === 0 ? 0 : below(7) - 3,
    floor: below(3) > 0 ? 0 : below(wanted + 1),
    ...(wanted < units || below(4) === 0 ? { wanted } : {}),
    ...(kinds.communes && below(4) > 0 ? { commune: `c${below(3)}` } : {}),
  };
}

function randomPairs(
  { lots, lines }: { readonly lots: readonly NetworkLot[]; readonly lines: readonly NetworkLine[] },
  { below }: Dice,
  hasClaims: boolean,
): Network['pairs'] {
  const density = 1 + below(9);
  const dearest = below(2) === 0 ? 3 : 50;
  const rows = lots.flatMap((lot, from) =>
    lines.flatMap((line, to) =>
      lot.product === line.product && below(10) < density ? [[from, to] as const] : [],
    ),
  );
  return {
    lot: rows.map(([lot]) => lot),
    line: rows.map(([, line]) => line),
    cost: rows.map(() => below(dearest)),
    ...(hasClaims ? { claim: rows.map(() => Math.max(0, below(8) - 4)) } : {}),
  };
}
