import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { type Known, useAnswer } from '../../store/answers';
import type { Queued } from '../../store/member-store';
import { outbox } from '../../store/outbox';
import { sent } from '../../store/sent';
import { type Sending, useSending } from '../../ui/form';
import { type RunDetail, runNow, type StopEvent } from './run-now';

/** A run as its driver knows it, with or without a network, and what of it waits to be sent. */
export interface DrivenRun {
  readonly known: Known<RunDetail>;
  readonly waiting: readonly Queued[];
}

export function useRun(id: string): DrivenRun {
  const kept = useAnswer(addressOf('/v1/runs/{id}', { id }));
  const waiting = outbox.value.filter(({ group }) => group === id);
  const { body } = kept;
  if (!body) return { known: kept, waiting };
  return { known: { ...kept, body: runNow(body, sent.value, waiting) }, waiting };
}

/** What happened, without what every event of a run has. */
export type Told = Omit<StopEvent, 'runId' | 'eventTime'>;

export interface Recording {
  readonly sending: Sending;
  /** Something that happened on the road, at this very moment. */
  readonly tell: (title: string, told: Told, then?: () => void) => void;
  /** Something that moves the run as a whole. */
  readonly move: (
    title: string,
    verb: 'depart' | 'suspend' | 'close',
    body: object,
    then?: () => void,
  ) => void;
}

/** Writes about a run: kept on this phone first, and sent in the order in which they happened. */
export function useRecording(runId: string): Recording {
  const sending = useSending();
  const about = { group: runId, screen: `/ruta/${runId}` };
  const now = (): string => new Date().toISOString();
  return {
    sending,
    tell: (title, told, then) => {
      const path = `/v1/stop-events/${newId()}`;
      const body: StopEvent = { runId, eventTime: now(), ...told };
      void sending.send({ method: 'PUT', path, body, title, ...about }, then);
    },
    move: (title, verb, body, then) => {
      const path = `/v1/runs/${runId}/${verb}`;
      const timed = verb === 'suspend' ? body : { eventTime: now(), ...body };
      void sending.send({ method: 'POST', path, body: timed, title, ...about }, then);
    },
  };
}
