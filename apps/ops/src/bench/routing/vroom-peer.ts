import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KnownInstance } from './instances';
import { verified } from './solve-instance';

/** VROOM counts whole seconds: a thousand of them are one unit of an instance. */
const SCALE = 1_000;
/** What a vehicle costs, so that few of them are worth a longer way. */
const VEHICLE_COST = 100_000 * SCALE;
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

export interface PeerEffort {
  /** VROOM's program. */
  readonly program: string;
  readonly threads: number;
  /** Left out: until it stops by itself. */
  readonly seconds?: number;
}

export interface PeerMeasured {
  readonly vehicles: number;
  readonly distance: number;
  readonly unserved: number;
  readonly seconds: number;
}

/** Solves an instance with VROOM, with a price on vehicles, which is how it saves them best. */
export async function solveWithVroom(
  known: KnownInstance,
  { program, threads, seconds }: PeerEffort,
): Promise<PeerMeasured> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-routing-'));
  try {
    const input = join(directory, 'problem.json');
    writeFileSync(input, JSON.stringify(vroomProblemOf(known)));
    const limit = seconds === undefined ? [] : ['-l', String(seconds)];
    const args = ['-i', input, '-t', String(threads), '-x', '5', ...limit];
    const begun = performance.now();
    const { stdout } = await promisify(execFile)(program, args, { maxBuffer: OUTPUT_BYTES_MAX });
    const took = (performance.now() - begun) / 1_000;
    const solution = JSON.parse(stdout) as { readonly unassigned: readonly unknown[] };
    return { ...judged(known, solution), seconds: took };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What VROOM leaves out is counted apart; whatever it serves must be right. */
function judged(known: KnownInstance, solution: { readonly unassigned: readonly unknown[] }) {
  const unserved = solution.unassigned.length;
  if (unserved > 0) return { vehicles: Infinity, distance: Infinity, unserved };
  return { ...verified(known, solution), unserved };
}

/** Rounded up, so that what VROOM may do the verifier allows, too. */
function vroomProblemOf({ instance }: KnownInstance) {
  const { tasks, vehicles, capacity, ways } = instance;
  const windowOf = (from = 0, to = 0) => [from * SCALE, to * SCALE] as const;
  const [base] = tasks;
  const step = (number: number) => ({
    ...{ id: number, location_index: number, service: (tasks[number]?.service ?? 0) * SCALE },
    time_windows: [windowOf(tasks[number]?.earliest, tasks[number]?.latest)],
  });
  return {
    vehicles: Array.from({ length: vehicles }, (_, index) => ({
      ...{ id: index + 1, start_index: 0, end_index: 0, capacity: [capacity] },
      ...{ time_window: windowOf(base?.earliest, base?.latest), costs: { fixed: VEHICLE_COST } },
    })),
    shipments: tasks.flatMap(({ demand, partner }, number) =>
      demand > 0 ? [{ amount: [demand], pickup: step(number), delivery: step(partner) }] : [],
    ),
    matrices: { car: { durations: ways.map((row) => row.map((it) => Math.ceil(it * SCALE))) } },
  };
}
