import type { Actor } from '#core/kernel';
import { type EventStream, hashOfState, type WatchedState } from './event-stream';

const POLL_MS = 500;

/** Something whose state people watch. */
export interface Watched<Body extends object> {
  /** Names the thing: all who watch it share one reading of it. */
  readonly topic: string;
  /** The state as a GET of the thing answers it. */
  read(): Promise<Body>;
  mayRead(actor: Actor, body: Body): boolean;
  /** Nothing more will come of it. */
  isOver(body: Body): boolean;
}

/** Reads one watched thing twice a second, for as long as somebody watches it, and shows it to all of them. */
export class EventTopic {
  private readonly streams = new Set<EventStream>();
  private timer: NodeJS.Timeout | undefined;

  /** `onFailure` hears what kept the thing from being read; its streams end, and their readers come again. */
  constructor(
    private readonly watched: Watched<object>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  add(stream: EventStream): void {
    this.streams.add(stream);
    if (this.streams.size === 1) this.lookSoon();
  }

  /** Answers whether nobody watches any more. */
  remove(stream: EventStream): boolean {
    this.streams.delete(stream);
    if (this.streams.size === 0) clearTimeout(this.timer);
    return this.streams.size === 0;
  }

  end(): void {
    for (const stream of this.streams) stream.end();
  }

  private lookSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), POLL_MS);
  }

  private async look(): Promise<void> {
    try {
      const state = stateOf(this.watched, await this.watched.read());
      await Promise.all([...this.streams].map((stream) => stream.show(state)));
    } catch (error) {
      this.onFailure(error);
      this.end();
    }
    if (this.streams.size > 0) this.lookSoon();
  }
}

export function stateOf<Body extends object>(watched: Watched<Body>, body: Body): WatchedState {
  const text = JSON.stringify(body);
  return {
    ...{ id: hashOfState(text), text, isOver: watched.isOver(body) },
    mayRead: (actor) => watched.mayRead(actor, body),
  };
}
