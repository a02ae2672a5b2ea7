import type { Id } from '#core/kernel';
import { MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a phone may tell. A run's departure and its end are told by actions of their own. */
export const TOLD_KINDS = [
  'arrived',
  'loaded',
  'delivered',
  'skipped',
  'failed',
  'incident',
  'odometer',
] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];
export const STOP_EVENT_KINDS = ['departed', ...TOLD_KINDS, 'closed'] as const;
export type StopEventKind = (typeof STOP_EVENT_KINDS)[number];

/** Something that happened on a run. Only ever added; sent twice, it counts once. */
@Entity('stop_event')
export class StopEvent {
  static readonly FACTS = ['id', 'runId', 'stopId', 'kind', 'facts', 'eventTime'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'StopEvent'>;
  @Column('uuid') readonly runId!: Id<'Run'>;
  @Column('uuid', { nullable: true }) readonly stopId!: Id<'Stop'> | null;
  @Column('text') readonly kind!: StopEventKind;
  @Column('jsonb') readonly facts!: object;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @MomentColumn() readonly eventTime!: Date;
  @MomentColumn() readonly recordTime!: Date;

  static of(told: StopEvent): StopEvent {
    return Object.assign(new StopEvent(), told);
  }
}
