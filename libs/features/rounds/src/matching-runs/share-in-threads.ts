import {
  type GroupPart,
  type GroupToShare,
  joinGroups,
  lorryMetres,
  type MatchingAnswer,
  type MatchingQuestion,
  type RoundSlopes,
  slopesToTry,
} from '#core/matching';
import { ThinkingThread, ThoughtInterrupted, ThoughtTooLarge } from '#platform/thinking';
import type { FrozenRun } from './freeze-question';
import type { GroupProgress, TellProgress } from './run-progress';
import type { StageTimes } from './stage-times';

/** What one run may take. */
export interface SolvingBounds {
  /** Groups of products that are shared side by side. */
  readonly threads: number;
  readonly seconds: number;
  readonly megabytes: number;
}

export interface Solving {
  readonly bounds: SolvingBounds;
  /** Fires when nobody waits for the answer any more, or when the process must stop. */
  readonly signal: AbortSignal;
  readonly tell: TellProgress;
  readonly times: StageTimes;
}

/** What a legal pair takes while its product is shared, at most. */
const BYTES_A_PAIR = 45;
/** Of larger products the pairs are made as they are needed. */
const PAIRS_AT_ONCE_MAX = 50_000_000;
const BYTES_A_MEGABYTE = 1_048_576;
/** What a thread needs for a national question, before it shares anything. */
const MEGABYTES_A_THREAD = 512;

/**
 * Shares a question in threads of its own: the groups with most work first, one group in a thread at a time, as
 * many threads as there are cores. A group that would not fit beside the others waits for them; one that does not
 * fit at all, and whatever is not done when the time is over, is left out of the answer, which says so.
 */
export async function shareInThreads(run: FrozenRun, solving: Solving): Promise<MatchingAnswer> {
  const trials = slopesToTry(run.question);
  const stopAt = performance.now() + solving.bounds.seconds * 1_000;
  let best: MatchingAnswer | null = null;
  for (let trial = trials.next(); ;) {
    if (trial.done === true) return trial.value;
    const seconds = (stopAt - performance.now()) / 1_000;
    const answer = await sharedOnce(run, { ...solving, ...within(solving, seconds) }, trial.value);
    // What is not whole cannot be better than what was: the time for fuller lorries is over.
    if (leftOut(run.question, answer).length > 0) return best ?? answer;
    if (!best || lorryMetres(run.question, answer) < lorryMetres(run.question, best)) best = answer;
    trial = trials.next(answer);
  }
}

function within({ bounds }: Solving, seconds: number): Pick<Solving, 'bounds'> {
  return { bounds: { ...bounds, seconds } };
}

async function sharedOnce(
  run: FrozenRun,
  solving: Solving,
  slopes: RoundSlopes | null,
): Promise<MatchingAnswer> {
  const work = new SolvingWork(run, solving, slopes);
  try {
    return joinGroups(run.question, await work.parts(), slopes);
  } finally {
    await work.close();
  }
}

/** The products of which an answer has nothing because a bound was hit. */
export function leftOut(question: MatchingQuestion, answer: MatchingAnswer): string[] {
  const lines = new Set(
    answer.lines.filter((it) => it.reason.code === 'line.not_computed').map((it) => it.lineId),
  );
  const lots = new Set(
    answer.lots.filter((it) => it.reason.code === 'lot.not_computed').map((it) => it.lotId),
  );
  const products = [
    ...question.lines.filter((it) => lines.has(it.id)),
    ...question.lots.filter((it) => lots.has(it.id)),
  ].map((it) => it.productId);
  return [...new Set(products)].sort();
}

class SolvingWork {
  private readonly timeIsUp = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly stop: AbortSignal;
  private readonly threads = new Set<ThinkingThread>();
  private readonly working = new Map<string, GroupProgress>();
  private readonly done: GroupPart[] = [];
  private waiting: GroupToShare[] = [];
  private groupsTotal = 0;
  private pairsTotal = 0;
  private pairsDone = 0;
  private bytesInUse = 0;
  /** Threads that wait for room. */
  private readonly sleepers: (() => void)[] = [];

  constructor(
    private readonly run: FrozenRun,
    private readonly solving: Solving,
    private readonly slopes: RoundSlopes | null,
  ) {
    this.timer = setTimeout(() => {
      this.timeIsUp.abort();
    }, solving.bounds.seconds * 1_000);
    this.stop = AbortSignal.any([solving.signal, this.timeIsUp.signal]);
  }

  /** The parts of all groups that were finished within the bounds. */
  async parts(): Promise<GroupPart[]> {
    const first = this.openThread();
    try {
      const groups = await this.call<GroupToShare[]>(first, 'open', [this.run.questionText]);
      this.waiting = groups.filter((group) => bytesOf(group) <= this.bytesMax);
      this.groupsTotal = groups.length;
      this.pairsTotal = groups.reduce((sum, group) => sum + group.pairsGuess, 0);
      const more = Math.min(this.threadsMax, this.waiting.length) - 1;
      const others = Array.from({ length: Math.max(0, more) }, () => this.shareWith(null));
      await Promise.all([this.shareWith(first), ...others]);
    } catch (error) {
      if (!this.isTimeUp(error)) throw error;
    }
    return this.done;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await Promise.all([...this.threads].map((thread) => thread.close()));
  }

  /** Takes group after group until none is left. A thread whose memory ran out is replaced. */
  private async shareWith(opened: ThinkingThread | null): Promise<void> {
    let thread = opened;
    for (let group = await this.next(); group; group = await this.next()) {
      try {
        thread ??= await this.readyThread();
        this.note(await this.share(thread, group), group);
      } catch (error) {
        if (!(error instanceof ThoughtTooLarge)) throw error;
        thread = null;
      } finally {
        this.free(group);
      }
    }
  }

  private async share(thread: ThinkingThread, { key }: GroupToShare): Promise<GroupPart> {
    return thread.think<GroupPart>(
      {
        file: THREAD,
        call: 'share',
        args: [this.run.questionHash, key, this.slopes],
        isTelling: true,
      },
      (news) => {
        this.working.set(key, news as GroupProgress);
        this.say();
      },
    );
  }

  private note(part: GroupPart, group: GroupToShare): void {
    this.done.push(part);
    this.pairsDone += group.pairsGuess;
  }

  /** The largest group that has room beside those in work; waits for room, null when no group is left. */
  private async next(): Promise<GroupToShare | null> {
    for (;;) {
      if (this.stop.aborted) throw new ThoughtInterrupted();
      const at = this.waiting.findIndex((it) => this.bytesInUse + bytesOf(it) <= this.bytesMax);
      const [group] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (group) {
        this.bytesInUse += bytesOf(group);
        return group;
      }
      if (this.waiting.length === 0) return null;
      await new Promise<void>((wake) => this.sleepers.push(wake));
    }
  }

  private free(group: GroupToShare): void {
    this.bytesInUse -= bytesOf(group);
    this.working.delete(group.key);
    this.say();
    for (const wake of this.sleepers.splice(0)) wake();
  }

  private async readyThread(): Promise<ThinkingThread> {
    const thread = this.openThread();
    await this.call(thread, 'join', [this.run.questionText]);
    return thread;
  }

  private openThread(): ThinkingThread {
    const { megabytes } = this.solving.bounds;
    const megabytesMax = Math.max(MEGABYTES_A_THREAD, Math.floor(megabytes / this.threadsMax));
    const thread = new ThinkingThread({ signal: this.stop, megabytesMax });
    this.threads.add(thread);
    return thread;
  }

  private call<Answer>(thread: ThinkingThread, call: string, args: unknown[]): Promise<Answer> {
    return thread.think<Answer>({ file: THREAD, call, args: [this.run.questionHash, ...args] });
  }

  private say(): void {
    this.solving.tell({
      stage: 'sharing',
      groupsDone: this.done.length,
      groupsTotal: this.groupsTotal,
      percent: Math.floor((100 * this.pairsDone) / Math.max(1, this.pairsTotal)),
      working: [...this.working.values()],
    });
  }

  private isTimeUp(error: unknown): boolean {
    return (
      error instanceof ThoughtInterrupted &&
      this.timeIsUp.signal.aborted &&
      !this.solving.signal.aborted
    );
  }

  /** As many as asked for, as long as each has room for the whole question. */
  private get threadsMax(): number {
    const { threads, megabytes } = this.solving.bounds;
    return Math.max(1, Math.min(threads, Math.floor(megabytes / MEGABYTES_A_THREAD)));
  }

  private get bytesMax(): number {
    return this.solving.bounds.megabytes * BYTES_A_MEGABYTE;
  }
}

const THREAD = require.resolve('./solving-thread');

function bytesOf({ pairsGuess }: GroupToShare): number {
  return Math.min(pairsGuess, PAIRS_AT_ONCE_MAX) * BYTES_A_PAIR;
}
