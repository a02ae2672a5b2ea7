import { ArgumentError, optionsOf, seedOf } from '../arguments';
import { PRODUCTS_MAX } from './products';
import { type Conditions, conditionsOf, SCENARIO_NAMES } from './conditions';

/** What a season is made of. */
export interface SeasonShape {
  readonly rounds: number;
  readonly seed: number;
  /** New lots in an ordinary round. */
  readonly lots: number;
  /** Order lines that there are: one for each of so many pairs of commune and product. */
  readonly lines: number;
  readonly products: number;
  readonly communes: number;
  /** τ, thousandths. */
  readonly tolerancePermille: number;
  /** What is harvested in an ordinary year, in percent of what is ordered. */
  readonly supplyPercent: number;
  /** So many of a hundred lines take nothing below a minimum. */
  readonly minimumsPercent: number;
  readonly conditions: Conditions;
}

export interface SimulateOptions {
  readonly shape: SeasonShape;
  readonly isJson: boolean;
}

const USAGE = {
  rounds: { type: 'string' },
  seed: { type: 'string' },
  lots: { type: 'string' },
  lines: { type: 'string' },
  products: { type: 'string' },
  communes: { type: 'string' },
  tolerance: { type: 'string' },
  supply: { type: 'string' },
  minimums: { type: 'string' },
  scenario: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Reads the options of the command; what is wrong is refused in one line. */
export function simulateOptions(args: readonly string[]): SimulateOptions {
  const given = optionsOf(args, USAGE);
  const whole = (name: keyof typeof USAGE, range: Range): number =>
    wholeOf(`--${name}`, given[name], range);
  const shape: SeasonShape = {
    rounds: whole('rounds', { min: 1, max: 520, usual: 26 }),
    seed: seedOf(given['seed']),
    lots: whole('lots', { min: 1, max: 20_000, usual: 300 }),
    lines: whole('lines', { min: 1, max: 20_000, usual: 600 }),
    products: whole('products', { min: 1, max: PRODUCTS_MAX, usual: 12 }),
    communes: whole('communes', { min: 2, max: 5_300, usual: 80 }),
    tolerancePermille: whole('tolerance', { min: 0, max: 1_000, usual: 0 }),
    supplyPercent: whole('supply', { min: 1, max: 1_000, usual: 60 }),
    minimumsPercent: whole('minimums', { min: 0, max: 100, usual: 30 }),
    conditions: conditionsOf(scenarioNameOf(given['scenario'])),
  };
  if (shape.lines > shape.communes * shape.products) {
    throw new ArgumentError(
      '--lines cannot be more than communes × products: each commune has one line of a product',
    );
  }
  return { shape, isJson: given['json'] === true };
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}

function wholeOf(name: string, text: string | boolean | undefined, range: Range): number {
  if (text === undefined) return range.usual;
  const isWhole = /^\d{1,9}$/.test(String(text));
  if (isWhole && Number(text) >= range.min && Number(text) <= range.max) return Number(text);
  throw new ArgumentError(`${name} must be a whole number from ${range.min} to ${range.max}`);
}

function scenarioNameOf(text: string | boolean | undefined): (typeof SCENARIO_NAMES)[number] {
  const name = SCENARIO_NAMES.find((it) => it === (text ?? SCENARIO_NAMES[0]));
  if (name) return name;
  throw new ArgumentError(`--scenario must be one of ${SCENARIO_NAMES.join(', ')}`);
}
