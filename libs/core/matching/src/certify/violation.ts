/** What can be wrong with an answer, in plain English; the code is stable, the text is not. */
export const VIOLATION_TEXTS = {
  'answer.length': 'a column is as long as nothing in the question',
  'answer.number': 'a quantity is no whole number of 0 or more below 2^53',
  'answer.order': 'entries are not in ascending order, each once',
  'answer.place': 'an entry points to no lot, line or pair of the question',
  'flow.empty': 'a flow moves nothing',
  'flow.illegal': 'a flow uses a pair that is not legal',
  'lot.over': 'a lot gives more than it has',
  'lot.sum': 'what a lot gives is not what flows from it',
  'line.over': 'a line gets more than it takes',
  'line.sum': 'what a line gets is not what flows to it',
  'line.below-minimum': 'a line gets something, but less than its minimum',
  'fair.missing': 'with a tolerance the fair shares must be told',
  'fair.unexpected': 'without a tolerance there are no other fair shares',
  'fair.lot-sum': 'the fair flow takes another quantity from a lot',
  'line.outside-tolerance': 'a line is farther from its fair share than the tolerance allows',
  'claim.broken': 'a pair moves less than what it has first claim to',
  'claim.fallen': 'a claim is said to have fallen that cannot fall',
  'lot.left-over': 'a unit is left over that a line could still take',
  'lot.passed-over': 'a unit is left over that should go before another one that is placed',
  'cover.unfair': 'a unit could go to a commune or line that comes before the one that has it',
  'cover.unfair-within':
    'within a commune a unit could go to a line that comes before the one that has it',
  'potential.below-zero': 'a legal pair costs less than its potentials allow',
  'potential.slack': 'a used pair costs more than its potentials allow',
  'potential.tolerance': 'the same transport could serve another line at less cost',
  'segment.members': 'segments do not hold each served line and each giving lot once',
  'segment.mixed': 'a segment holds some who cannot trade units with its others',
  'segment.parted': 'some who can trade units with each other are in two segments',
  'segment.level': 'the level of a segment is not what its lines have by family',
  'round.rules': 'the answer is of other rules or another seed than the question',
  'round.record':
    'a record is not of the market to which the question and the records before it lead',
  'round.illegal': 'an allocation breaks a hard rule',
  'round.allocations': 'the allocations are not what the markets gave',
  'round.lines': 'what is told of the lines is not what they got',
  'round.lots': 'what is told of the lots is not what they gave',
  'round.totals': 'the totals are not what the answer adds up to',
  'unplaced.wrong': 'what is left over of the lots is told wrongly',
  'unmet.wrong': 'what is missing to the lines is told wrongly',
} as const;

export type ViolationCode = keyof typeof VIOLATION_TEXTS;

/** The first thing found wrong with an answer. */
export interface Violation {
  readonly code: ViolationCode;
  /** Where in the answer: `flows.units[3]`. */
  readonly place: string;
  readonly details: Readonly<Record<string, number | string>>;
}

/** Carries a violation out of the loops that find it; `firstViolation` alone catches it. */
class ViolationFound extends Error {
  constructor(readonly violation: Violation) {
    super(violation.code);
  }
}

export function refuse(
  code: ViolationCode,
  place: string,
  details: Violation['details'] = {},
): never {
  throw new ViolationFound({ code, place, details });
}

/** Runs checks that refuse; null when none does. */
export function firstViolation(check: () => void): Violation | null {
  try {
    check();
    return null;
  } catch (found) {
    if (found instanceof ViolationFound) return found.violation;
    throw found;
  }
}
