import { type CivilDate, DomainError, type Id } from '#core/kernel';
import { DayColumn, MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GateAnswer } from './gate';
import type { RunConflict, RunFigures } from './run-figures';

export const RUN_STATES = [
  'planned',
  'published',
  'cleared',
  'departed',
  'suspended',
  'closed',
  'reconciled',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface RunFacts {
  readonly id: Id<'Run'>;
  readonly communeId: Id<'Commune'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly vehicleId: Id<'Vehicle'>;
  readonly driverId: Id<'Driver'> | null;
  readonly dayOn: CivilDate;
}

/** One journey of one vehicle on one day. Its rules count on a locked row. */
@Entity('run')
export class Run {
  @PrimaryColumn('uuid') readonly id!: Id<'Run'>;
  @Column('text') readonly code!: string;
  @Column('uuid', { nullable: true }) readonly planId!: Id<'RunPlan'> | null;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('uuid') vehicleId!: Id<'Vehicle'>;
  @Column('uuid', { nullable: true }) driverId!: Id<'Driver'> | null;
  @DayColumn() dayOn!: CivilDate;
  @Column('text') state!: RunState;
  @WholeColumn() plannedMetres!: number;
  @WholeColumn() plannedFuelMl!: number;
  @MomentColumn({ nullable: true }) departsAt!: Date | null;
  @MomentColumn({ nullable: true }) returnsAt!: Date | null;
  @Column('jsonb', { nullable: true }) gate!: GateAnswer | null;
  @Column('text', { nullable: true }) gateOverrideReason!: string | null;
  @WholeColumn({ nullable: true }) odometerStartMetres!: number | null;
  @WholeColumn({ nullable: true }) odometerEndMetres!: number | null;
  @WholeColumn({ nullable: true }) fuelUsedMl!: number | null;
  @Column('text', { nullable: true }) cancelReason!: string | null;
  @Column('text', { nullable: true }) suspendReason!: string | null;
  @Column('jsonb') conflicts!: readonly RunConflict[];
  /** As it was first told: recognises a request that is sent again. */
  @Column('jsonb') readonly facts!: object;
  @Column('uuid') readonly createdBy!: Id<'Person'>;
  @MomentColumn() readonly createdAt!: Date;
  @Column('integer') version!: number;

  static plan(facts: RunFacts, born: { code: string; by: Id<'Person'>; at: Date }): Run {
    return Object.assign(new Run(), facts, {
      facts,
      code: born.code,
      planId: null,
      state: 'planned' as const,
      plannedMetres: 0,
      plannedFuelMl: 0,
      departsAt: null,
      returnsAt: null,
      gate: null,
      gateOverrideReason: null,
      odometerStartMetres: null,
      odometerEndMetres: null,
      fuelUsedMl: null,
      cancelReason: null,
      suspendReason: null,
      conflicts: [],
      createdBy: born.by,
      createdAt: born.at,
      version: 1,
    });
  }

  /** Only a planned run is arranged; a published one is somebody's promise. */
  assertArrangeable(): void {
    if (this.state !== 'planned') throw this.wrongState('run.not_planned');
  }

  takeFigures(figures: RunFigures): void {
    this.plannedMetres = figures.metres;
    this.plannedFuelMl = figures.fuelMl;
    this.departsAt = figures.departsAt;
    this.returnsAt = figures.returnsAt;
    this.conflicts = figures.conflicts;
    this.version += 1;
  }

  publish(shipments: number): boolean {
    if (this.state === 'published') return false;
    this.assertArrangeable();
    if (this.driverId === null) throw this.wrongState('run.driver_missing');
    if (shipments === 0) throw this.wrongState('run.empty');
    const hard = this.conflicts.filter((conflict) => conflict.isHard);
    if (hard.length > 0) {
      throw new DomainError('conflict', 'run.has_hard_conflicts', { conflicts: hard });
    }
    return this.moveTo('published');
  }

  unpublish(): boolean {
    if (this.state === 'planned') return false;
    if (this.state !== 'published' && this.state !== 'cleared')
      throw this.wrongState('run.has_left');
    this.gate = null;
    this.gateOverrideReason = null;
    return this.moveTo('planned');
  }

  cancel(reason: string): boolean {
    if (this.state === 'cancelled') return false;
    if (['closed', 'reconciled'].includes(this.state)) throw this.wrongState('run.is_over');
    this.cancelReason = reason;
    return this.moveTo('cancelled');
  }

  /** False for a run that has left before, however far it has come since: phones may tell it twice. */
  depart(): boolean {
    if (['departed', 'suspended', 'closed', 'reconciled'].includes(this.state)) return false;
    if (this.state !== 'cleared') throw this.wrongState('run.not_cleared');
    return this.moveTo('departed');
  }

  suspend(reason: string): boolean {
    if (this.state === 'suspended') return false;
    if (this.state !== 'departed') throw this.wrongState('run.not_on_the_road');
    this.suspendReason = reason;
    return this.moveTo('suspended');
  }

  resume(): boolean {
    if (this.state === 'departed') return false;
    if (this.state !== 'suspended') throw this.wrongState('run.not_suspended');
    return this.moveTo('departed');
  }

  close(): boolean {
    if (this.state === 'closed' || this.state === 'reconciled') return false;
    if (this.state !== 'departed' && this.state !== 'suspended') {
      throw this.wrongState('run.not_on_the_road');
    }
    return this.moveTo('closed');
  }

  moveTo(state: RunState): true {
    this.state = state;
    this.version += 1;
    return true;
  }

  wrongState(code: string): DomainError {
    return new DomainError('conflict', code, { runId: this.id, state: this.state });
  }
}
