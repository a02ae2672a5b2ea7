import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Environment } from '#platform/config';

const RESTART_MS = 1_000;
const STOP_MS_MAX = 20_000;

export interface ProcessPlan {
  readonly name: string;
  /** Path of the built main file under dist/apps, such as 'api/src/main.js'. */
  readonly main: string;
  readonly env: Environment;
}

/** Keeps the processes of the house running: one that dies is started again; all stop together. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();
  private isStopping = false;

  constructor(private readonly log: (line: string) => void) {}

  /** Starts a process and waits until it says that it is up. Rejects when it ends before that. */
  async start(plan: ProcessPlan): Promise<void> {
    await this.launch(plan);
  }

  /** Asks all to stop, then waits; whoever takes longer than twenty seconds is ended by force. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all(
      [...this.running.values()].map(async (child) => {
        const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
        clearTimeout(force);
      }),
    );
  }

  private async launch(plan: ProcessPlan): Promise<void> {
    const main = join(__dirname, '..', '..', plan.main);
    const child = fork(main, {
      env: { ...plan.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.running.set(plan.name, child);
    const isUp = new Promise<boolean>((resolve) => {
      child.once('message', () => {
        resolve(true);
      });
      child.once('exit', () => {
        resolve(false);
      });
    });
    child.once('exit', (code, signal) => {
      this.running.delete(plan.name);
      if (!this.isStopping) void this.relaunch(plan, isUp, signal ?? String(code));
    });
    if (!(await isUp)) throw new Error(`${plan.name} did not start`);
  }

  /** Only what has been up once is started again: what fails at its first start would fail for ever. */
  private async relaunch(plan: ProcessPlan, wasUp: Promise<boolean>, end: string): Promise<void> {
    if (!(await wasUp)) return;
    this.log(`${plan.name} ended (${end}); starting it again.`);
    await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
    if (this.isStopping) return;
    await this.launch(plan).catch((error: unknown) => {
      this.log(error instanceof Error ? error.message : String(error));
    });
  }
}
