import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, DomainError } from '#core/kernel';
import { type KnownRequest, SessionReader } from './auth';
import { Config } from './config';
import { EventStream } from './event-stream';
import { EventTopic, type Watched, stateOf } from './event-topic';
import { Log } from './log';
import { leaveInFlight } from './overload';

/**
 * The state of things as server-sent events: `progress` whenever it changed, `done` when it is over. The id of an
 * event is the hash of its state. So a reader who comes back with the id of what it saw last is told nothing twice,
 * and misses nothing: the newest state holds all there is to know, however many came between.
 */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly topics = new Map<string, EventTopic>();
  private open = 0;
  private isStopping = false;

  constructor(
    private readonly sessions: SessionReader,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Answers with a stream that begins with `body`, which the reader has been allowed to see. */
  answer<Body extends object>(
    { request, reply }: Exchange,
    watched: Watched<Body>,
    body: Body,
  ): void {
    const first = stateOf(watched, body);
    const seenId = [request.headers['last-event-id']].flat()[0];
    if (first.isOver && first.id === seenId) {
      void reply.status(204).send(); // Which tells a browser not to come again.
      return;
    }
    if (this.open >= this.config.eventStreamsMax || this.isStopping) {
      throw new DomainError('unavailable', 'events.busy');
    }
    const stream = new EventStream(seenId, actorOf(this.sessions, request));
    stream.tell(first);
    this.join({ request, reply }, watched, stream);
  }

  /** A graceful stop waits for answers that go on; these would go on for minutes. Readers come back elsewhere. */
  onModuleDestroy(): void {
    this.isStopping = true;
    for (const topic of this.topics.values()) topic.end();
  }

  private join<Body extends object>(
    { request, reply }: Exchange,
    watched: Watched<Body>,
    stream: EventStream,
  ): void {
    const topic = this.topicOf(watched);
    const lifetime = setTimeout(() => stream.end(), this.config.eventStreamMillisecondsMax);
    this.open += 1;
    leaveInFlight(request);
    topic.add(stream);
    reply.raw.once('close', () => {
      this.open -= 1;
      clearTimeout(lifetime);
      stream.end();
      if (topic.remove(stream)) this.topics.delete(watched.topic);
    });
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      // No proxy may hold events back to send them in one piece.
      .header('cache-control', 'no-cache, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream.readable);
  }

  private topicOf<Body extends object>(watched: Watched<Body>): EventTopic {
    const known = this.topics.get(watched.topic);
    if (known) return known;
    const topic = new EventTopic(watched, (error) => {
      this.log.failure('events broke off', error, { topic: watched.topic });
    });
    this.topics.set(watched.topic, topic);
    return topic;
  }
}

interface Exchange {
  readonly request: KnownRequest;
  readonly reply: FastifyReply;
}

function actorOf(
  sessions: SessionReader,
  { sessionHash }: KnownRequest,
): () => Promise<Actor | null> {
  return async () => (sessionHash ? sessions.actorOf(sessionHash) : null);
}
