import type {
  MatchingAgreement,
  MatchingLine,
  MatchingLot,
  MatchingPolicy,
  MatchingPreference,
  MatchingQuestion,
  Travel,
} from '../matching-question';

/** What somebody would like to try before an assembly votes it. What is not said stays. */
export interface QuestionChanges {
  readonly policy?: Partial<MatchingPolicy>;
  /** A wider limit of the road is what another lorry brings. */
  readonly travel?: Partial<Travel>;
  /** Other weights: families by line. */
  readonly families?: Readonly<Record<string, number>>;
  /** Other weights: thousandths of the families of all lines of a commune, by commune. */
  readonly familiesPermille?: Readonly<Record<string, number>>;
  /** Lots that are added, or take the place of those with their ids. */
  readonly lots?: readonly MatchingLot[];
  readonly withoutLotIds?: readonly string[];
  readonly agreements?: readonly MatchingAgreement[];
  readonly preferences?: readonly MatchingPreference[];
}

/** The same question with other weights, roads or lots; norms are changed product by product. */
export function withChanges(
  question: MatchingQuestion,
  changes: QuestionChanges,
): MatchingQuestion {
  const { policy, travel } = question;
  const norms = { ...policy.normGramsPerFamily, ...changes.policy?.normGramsPerFamily };
  return {
    ...question,
    policy: { ...policy, ...changes.policy, normGramsPerFamily: norms },
    travel: { ...travel, ...changes.travel },
    agreements: changes.agreements ?? question.agreements,
    preferences: changes.preferences ?? question.preferences,
    lots: lotsWith(question.lots, changes),
    lines: question.lines.map((line) => ({ ...line, families: familiesOf(line, changes) })),
  };
}

function lotsWith(lots: readonly MatchingLot[], changes: QuestionChanges): MatchingLot[] {
  const added = changes.lots ?? [];
  const gone = new Set([...added.map(({ id }) => id), ...(changes.withoutLotIds ?? [])]);
  return [...lots.filter(({ id }) => !gone.has(id)), ...added];
}

function familiesOf(line: MatchingLine, { families, familiesPermille }: QuestionChanges): number {
  const permille = familiesPermille?.[line.communeId] ?? 1000;
  return families?.[line.id] ?? Math.round((line.families * permille) / 1000);
}
