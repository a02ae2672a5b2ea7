import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError } from '#core/kernel';
import type { VroomSolution } from '#core/routing';
import { ThinkingThread, ThoughtInterrupted, ThoughtTooLarge } from '#platform/thinking';
import { TASKS_MAX, VEHICLES_MAX } from './solve-routing.dto';
import { maySolveRouting } from './solve.policy';
import type { Solved } from './solve-thread';

/** Problems that one process solves at the same time: the others of its cores answer requests. */
const AT_ONCE_MAX = 2;
const MEGABYTES_MAX = 1_024;
/** Reading, writing and what a last round may take beyond the seconds asked for. */
const GRACE_MS = 20_000;

export interface SolveTask {
  /** The body as it came. */
  readonly problem: unknown;
  readonly seconds: number;
  readonly seed: number;
}

/** Solves somebody's own problem in VROOM's JSON. Nothing is stored, and nothing of the network is read. */
@Injectable()
export class SolveRouting {
  private readonly solving = new Set<string>();

  /** One problem at a time for each person and process; ends when the signal fires. */
  async run(actor: Actor, task: SolveTask, signal: AbortSignal): Promise<VroomSolution> {
    allow(maySolveRouting(actor));
    refuseLarge(task.problem);
    if (this.solving.has(actor.personId))
      throw new DomainError('too_many', 'routing.one_at_a_time');
    if (this.solving.size >= AT_ONCE_MAX) throw new DomainError('unavailable', 'routing.all_busy');
    this.solving.add(actor.personId);
    try {
      return await solved(task, signal);
    } finally {
      this.solving.delete(actor.personId);
    }
  }
}

async function solved(task: SolveTask, signal: AbortSignal): Promise<VroomSolution> {
  const { problem, seed, seconds } = task;
  const milliseconds = seconds * 1_000;
  const end = AbortSignal.any([signal, AbortSignal.timeout(milliseconds + GRACE_MS)]);
  const thread = new ThinkingThread({ signal: end, megabytesMax: MEGABYTES_MAX });
  try {
    const file = require.resolve('./solve-thread');
    const args = [problem, { seed, milliseconds }];
    const answer = await thread.think<Solved>({ file, call: 'solveVroom', args });
    if ('solution' in answer) return answer.solution;
    const { code, place } = answer.fault;
    throw new DomainError('invalid', code, { place: place === '' ? 'problem' : place });
  } catch (error) {
    if (error instanceof ThoughtTooLarge)
      throw new DomainError('unprocessable', 'routing.too_large');
    if (error instanceof ThoughtInterrupted)
      throw new DomainError('unavailable', 'routing.interrupted');
    throw error;
  } finally {
    await thread.close();
  }
}

/** What the reader cannot know: how much is solved here. */
function refuseLarge(problem: unknown): void {
  const count = (name: 'jobs' | 'shipments' | 'vehicles'): number => {
    const list = (problem as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    return Array.isArray(list) ? list.length : 0;
  };
  const tasks = count('jobs') + count('shipments');
  if (tasks > TASKS_MAX)
    throw new DomainError('unprocessable', 'routing.too_many_tasks', { tasks, max: TASKS_MAX });
  const vehicles = count('vehicles');
  const max = VEHICLES_MAX;
  if (vehicles > max)
    throw new DomainError('unprocessable', 'routing.too_many_vehicles', { vehicles, max });
}
