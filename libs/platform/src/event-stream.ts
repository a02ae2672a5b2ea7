import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Actor } from '#core/kernel';

/** After so long without a word a stream says that it is still there, before some proxy takes it for dead. */
const HEARTBEAT_MS = 15_000;
/** So long a reader is believed to be who they were when they were asked last. */
const RIGHTS_MS = 2_000;
/** How soon a browser whose stream broke off comes again. */
const RETRY_MS = 2_000;

/** The state of a watched thing, ready to be sent. */
export interface WatchedState {
  /** The hash of the state: the same id, the same state. */
  readonly id: string;
  readonly text: string;
  readonly isOver: boolean;
  mayRead(actor: Actor): boolean;
}

/** A hash of the body as GET would send it. */
export function hashOfState(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** One reader's stream. Only its topic writes to it, one state after the other. */
export class EventStream {
  readonly readable = new Readable({ read: () => undefined });
  private askedAt = performance.now();
  private saidAt = performance.now();
  private isEnded = false;

  /** `actor` reads anew who the reader is and may do; null when their session is over. */
  constructor(
    private seenId: string | undefined,
    private readonly actor: () => Promise<Actor | null>,
  ) {
    this.say(`retry: ${RETRY_MS}\n\n`);
  }

  /** Tells the state unless the reader has seen it, and ends when it is over or no longer theirs to see. */
  async show(state: WatchedState): Promise<void> {
    if (!(await this.mayStillRead(state))) this.end();
    // Whoever reads slowly gets the newest state, once they have taken the last.
    if (this.isEnded || this.readable.destroyed || this.isBehind()) return;
    this.tell(state);
  }

  /** As `show`, for the first state, which the reader has just been allowed to see. */
  tell(state: WatchedState): void {
    if (state.id !== this.seenId) {
      const event = state.isOver ? 'done' : 'progress';
      this.say(`id: ${state.id}\nevent: ${event}\ndata: ${state.text}\n\n`);
      this.seenId = state.id;
    } else if (performance.now() - this.saidAt >= HEARTBEAT_MS) {
      this.say(':\n\n');
    }
    if (state.isOver) this.end();
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (!this.readable.destroyed) this.readable.push(null);
  }

  private isBehind(): boolean {
    return this.readable.readableLength > 0;
  }

  private async mayStillRead(state: WatchedState): Promise<boolean> {
    if (performance.now() - this.askedAt < RIGHTS_MS) return true;
    this.askedAt = performance.now();
    const actor = await this.actor();
    return actor !== null && state.mayRead(actor);
  }

  private say(text: string): void {
    this.readable.push(text);
    this.saidAt = performance.now();
  }
}
