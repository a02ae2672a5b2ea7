import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  IdsField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import {
  CYCLE_RUN_KINDS,
  type CycleRunKind,
  RUN_KINDS,
  RUN_STATES,
  type RunKind,
  type RunState,
} from './matching-run.entity';
import { SOLVING_STAGES, type SolvingStage } from './run-progress';

/** What the waiting, the thinking and the end of a run are called for people. */
export const PROGRESS = ['waiting', 'thinking', 'done', 'ended_without_answer'] as const;

export class RequestMatchingRequest {
  @IdField({ description: 'made by the client, so that asking twice is asking once' })
  readonly id!: string;
  @ChoiceField(CYCLE_RUN_KINDS) readonly kind!: CycleRunKind;
  @WholeField({ optional: true, max: 2 ** 31 - 1, description: 'decides ties; drawn unless said' })
  readonly seed?: number;
}

export class RequestUrgentRequest {
  @IdField({ description: 'made by the client, so that asking twice is asking once' })
  readonly id!: string;
  @IdField({ description: 'the lot that cannot wait' }) readonly lotId!: string;
}

export class RunsQuery extends PageQuery {
  @ChoiceField(RUN_KINDS, { optional: true }) readonly kind?: RunKind;
  @ChoiceField(RUN_STATES, { optional: true }) readonly state?: RunState;
}

export class MatchingRunResponse {
  @IdField() readonly id!: string;
  @IdField() readonly cycleId!: string;
  @ChoiceField(RUN_KINDS) readonly kind!: RunKind;
  @ChoiceField(RUN_STATES) readonly state!: RunState;
  @ChoiceField(PROGRESS) readonly progress!: (typeof PROGRESS)[number];
  @WholeField() readonly seed!: number;
  @TextField() readonly rulesVersion!: string;
  @TextField({ nullable: true, description: 'SHA-256 of the question' })
  readonly questionHash!: string | null;
  @TextField({ nullable: true, description: 'SHA-256 of the answer' })
  readonly answerHash!: string | null;
  @WholeField({ description: 'how often the question was frozen' }) readonly freezes!: number;
  @TextField({ nullable: true, max: 500 }) readonly failure!: string | null;
  @FlagField({ description: 'asked for by the calendar, not by a person' })
  readonly isByCalendar!: boolean;
  @MomentField() readonly requestedAt!: string;
  @MomentField({ nullable: true }) readonly frozenAt!: string | null;
  @MomentField({ nullable: true }) readonly plannedAt!: string | null;
  @MomentField({ nullable: true, description: 'after this moment silence accepts' })
  readonly acceptBy!: string | null;
  @MomentField({ nullable: true, description: 'when the deadline was kept' })
  readonly settledAt!: string | null;
  @GramsField({ min: 0, nullable: true }) readonly availableGrams!: number | null;
  @GramsField({ min: 0, nullable: true }) readonly placedGrams!: number | null;
  @GramsField({ min: 0, nullable: true }) readonly unplacedGrams!: number | null;
  @IdField({ nullable: true, description: 'of an urgent run: its only lot' })
  readonly lotId!: string | null;
  @IdField({ nullable: true, description: 'of a what-if: the run that it varies' })
  readonly baseRunId!: string | null;
  @TextField({ nullable: true, description: 'the voted parameters that it shared by' })
  readonly policyVersion!: string | null;
  @FlagField({ description: 'a bound was hit: what is missing says so in its reasons' })
  readonly isPartial!: boolean;
  @FlagField({ description: 'an independent verifier has accepted the answer' })
  readonly isCertified!: boolean;
  @WholeField() readonly version!: number;
}

export class MatchingRunPage {
  @ListField(() => MatchingRunResponse) readonly items!: MatchingRunResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class ReasonCountResponse {
  @TextField() readonly code!: string;
  @WholeField() readonly count!: number;
  @GramsField({ min: 0, description: 'grams asked and not given, or left over' })
  readonly grams!: number;
}

export class RunTotalsResponse {
  @WholeField() readonly lots!: number;
  @WholeField() readonly lines!: number;
  @WholeField() readonly allocations!: number;
  @GramsField({ min: 0 }) readonly availableGrams!: number;
  @GramsField({ min: 0 }) readonly placedGrams!: number;
  @GramsField({ min: 0 }) readonly unplacedGrams!: number;
  @GramsField({ min: 0 }) readonly substituteGrams!: number;
  @GramsField({ min: 0 }) readonly askedGrams!: number;
  @GramsField({ min: 0 }) readonly alreadyGrams!: number;
  @WholeField() readonly linesFilled!: number;
  @WholeField() readonly linesInPart!: number;
  @WholeField() readonly linesWithNothing!: number;
  @WholeField() readonly kilogramKilometres!: number;
  @ListField(() => ReasonCountResponse) readonly lineReasons!: ReasonCountResponse[];
  @ListField(() => ReasonCountResponse) readonly lotReasons!: ReasonCountResponse[];
}

export class StateCountResponse {
  @TextField() readonly state!: string;
  @WholeField() readonly allocations!: number;
  @GramsField({ min: 0 }) readonly grams!: number;
}

export class GroupProgressResponse {
  @IdField() readonly productId!: string;
  @TextField({ description: 'what a thread is doing with it' }) readonly stage!: string;
}

/** How far a run that thinks has come; about a second old. */
export class RunProgressResponse {
  @ChoiceField(SOLVING_STAGES) readonly stage!: SolvingStage;
  @WholeField({ description: 'groups of products that are shared' }) readonly groupsDone!: number;
  @WholeField() readonly groupsTotal!: number;
  @WholeField({ max: 100 }) readonly percent!: number;
  @ListField(() => GroupProgressResponse) readonly working!: GroupProgressResponse[];
}

export class CertificateCheckResponse {
  @TextField() readonly name!: string;
  @WholeField({ description: 'how often it was made' }) readonly count!: number;
}

/** What an independent verifier says of a run's answer. */
export class CertificateResponse {
  @TextField({ description: 'SHA-256 of the question' }) readonly questionHash!: string;
  @TextField({ description: 'SHA-256 of the answer' }) readonly answerHash!: string;
  @TextField() readonly verifierVersion!: string;
  @ListField(() => CertificateCheckResponse) readonly checks!: CertificateCheckResponse[];
}

export class MatchingRunDetail extends MatchingRunResponse {
  @ObjectField(() => RunProgressResponse, { nullable: true, description: 'while it thinks' })
  readonly solving!: RunProgressResponse | null;
  @ObjectField(() => CertificateResponse, { nullable: true })
  readonly certificate!: CertificateResponse | null;
  @IdsField({ description: 'products that a bound left out' })
  readonly productIdsLeftOut!: string[];
  @TextField({ nullable: true, max: 500, description: 'where the verifier refused the answer' })
  readonly failurePlace!: string | null;
  @ObjectField(() => RunTotalsResponse, { nullable: true })
  readonly totals!: RunTotalsResponse | null;
  @ListField(() => StateCountResponse, { description: 'what has become of its allocations' })
  readonly allocationStates!: StateCountResponse[];
}

export class ReplayResponse {
  @FlagField({ description: 'the answer thought just now is the stored one, byte for byte' })
  readonly identical!: boolean;
  @TextField() readonly questionHash!: string;
  @TextField() readonly answerHash!: string;
  @TextField() readonly storedQuestionHash!: string;
  @TextField() readonly storedAnswerHash!: string;
  @TextField() readonly rulesVersion!: string;
}
