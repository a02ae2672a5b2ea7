import { Injectable } from '@nestjs/common';
import { newId } from '#core/kernel';
import type { Tx } from './database';

/**
 * The facts of the house: name → payload (ids and the numbers true at that moment). Ambient: each
 * feature adds its own in its events file, so that hearing a fact needs no import.
 */
export interface Events {
  /** A fact that nobody needs to hear: the smallest proof that facts travel. */
  'house.tested': { note: string };
}

export type EventName = keyof Events;

/** Queues of the house. Heavy thinking has its own, so that it never delays the quick work. */
export type QueueName = 'default' | 'solving';

/** What a slow listener learns besides its payload. */
export interface SlowContext {
  readonly jobId: string;
  /** Fires when the worker is asked to stop. */
  readonly signal: AbortSignal;
}

/** Which telling of a fact it is; the same id however often it is delivered. */
export interface Told {
  readonly eventId: string;
}

export type QuickListener<Name extends EventName> = (
  tx: Tx,
  payload: Events[Name],
  told: Told,
) => Promise<void>;
export type SlowListener<Name extends EventName> = (
  payload: Events[Name],
  context: SlowContext,
) => Promise<void>;

export interface ListenerMark {
  readonly event: EventName;
  readonly queue: QueueName;
  readonly slow: boolean;
}

export const LISTENER_MARK = Symbol('listener');

/** Marks a method that hears a fact inside one transaction with its receipt: it works exactly once. */
export function On<Name extends EventName>(event: Name) {
  return mark<QuickListener<Name>>({ event, queue: 'default', slow: false });
}

/** Marks a method that hears a fact, opens its own transactions and is safe to repeat. */
export function OnSlow<Name extends EventName>(event: Name, queue: QueueName) {
  return mark<SlowListener<Name>>({ event, queue, slow: true });
}

function mark<Listener>(listener: ListenerMark) {
  return <Method extends Listener>(
    _target: object,
    _name: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value) Reflect.defineMetadata(LISTENER_MARK, listener, descriptor.value);
  };
}

/** Facts leave through here: written in the same transaction as what they tell of, delivered later. */
@Injectable()
export class Outbox {
  async tell<Name extends EventName>(tx: Tx, name: Name, payload: Events[Name]): Promise<void> {
    await this.tellAll(tx, name, [payload]);
  }

  /** Many facts of one name in one statement. */
  async tellAll<Name extends EventName>(
    tx: Tx,
    name: Name,
    payloads: readonly Events[Name][],
  ): Promise<void> {
    if (payloads.length === 0) return;
    await tx.query(
      `INSERT INTO outbox_event (id, name, payload)
       SELECT id, $1, payload FROM unnest($2::uuid[], $3::jsonb[]) AS told (id, payload)`,
      [name, payloads.map(() => newId()), payloads.map((payload) => JSON.stringify(payload))],
    );
  }
}
