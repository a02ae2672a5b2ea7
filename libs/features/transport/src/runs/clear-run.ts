import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { FuelBook, type FuelRun } from '../fuel/fuel-book';
import { PermitCheck } from '../permits/permit-check';
import { assertCoordinator } from './arrange-run';
import { type GateCheck, gateCheck, mayPass } from './gate';
import { consignmentsOf, RunBook } from './run-book';
import { driverOf, runFact } from './run-facts';
import type { Run } from './run.entity';

interface Checked {
  readonly checks: readonly GateCheck[];
  readonly uses: ReadonlyMap<string, number>;
  readonly fuelRun: FuelRun;
}

/**
 * The departure gate: vehicle, driver, papers and fuel, each with its answer. When all are in order the run
 * is cleared, its litres are booked and its papers' kilos used. What is not in order may be overridden with
 * a reason, which stays visible; a broken vehicle or a driver without a mandate may not.
 */
@Injectable()
export class ClearRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly fuel: FuelBook,
    private readonly permits: PermitCheck,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, overrideReason: string | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, id);
      assertCoordinator(actor, run);
      if (run.state === 'cleared' || run.state === 'departed') return;
      if (run.state !== 'published') throw run.wrongState('run.not_published');
      const { checks, uses, fuelRun } = await this.check(tx, run);
      const isCleared = mayPass(checks, overrideReason);
      const askedAt = this.clock.now();
      run.gate = { checks, isCleared, askedAt: askedAt.toISOString(), personId: actor.personId };
      run.version += 1;
      if (isCleared) {
        const isOverridden = checks.some((check) => !check.isMet);
        run.gateOverrideReason = isOverridden ? overrideReason : null;
        run.state = 'cleared';
        await this.permits.note(tx, id, uses);
        const note = { personId: actor.personId, reason: `run ${run.code}`, at: askedAt };
        await this.fuel.book(tx, fuelRun, run.plannedFuelMl, {
          ...note,
          mayOverdraw: isOverridden,
        });
        const fact = { ...runFact(run), overrideReason: run.gateOverrideReason };
        await this.outbox.tell(tx, 'run.cleared', fact);
      }
      await tx.save(run);
    });
  }

  private async check(tx: Tx, run: Run): Promise<Checked> {
    const [vehicle] = await rowsOf<{ state: string; name: string; fuel: string }>(
      tx,
      'SELECT state, name, fuel FROM vehicle WHERE id = $1 FOR UPDATE',
      [run.vehicleId],
    );
    const goods = consignmentsOf(await this.book.draftOf(tx, run.id));
    const { uses, missing } = await this.permits.coverForGood(tx, run, goods);
    const missingGrams = missing.reduce((sum, need) => sum + need.grams, 0);
    const kilos = Math.ceil(missingGrams / 1000);
    const { id, communeId, dayOn } = run;
    const fuelRun = { id, communeId, dayOn, fuel: vehicle?.fuel ?? '' };
    const left = await this.fuel.leftForGood(tx, fuelRun);
    const litres = {
      needed: Math.ceil(run.plannedFuelMl / 1000),
      left: Math.floor((left ?? 0) / 1000),
    };
    const isFuelled = left !== null && left >= run.plannedFuelMl;
    const checks = [
      gateCheck('vehicle_in_service', vehicle?.state === 'active', {
        vehicle: vehicle?.name ?? '',
      }),
      ...(await this.checkDriver(tx, run)),
      gateCheck(
        'permits',
        missing.length === 0,
        missing.length === 0 ? {} : { kilos, needs: missing },
      ),
      gateCheck('fuel', isFuelled, litres),
    ];
    return { checks, uses, fuelRun };
  }

  private async checkDriver(tx: Tx, run: Run): Promise<GateCheck[]> {
    const driver = await driverOf(tx, run.driverId);
    if (!driver) return [gateCheck('driver_named', false)];
    const [mandate] = await rowsOf(
      tx,
      `SELECT 1 FROM mandate WHERE person_id = $1 AND commune_id = $2 AND role = 'driver'
         AND revoked_at IS NULL AND from_on <= $3 AND (to_on IS NULL OR to_on >= $3)`,
      [driver.personId, driver.communeId, run.dayOn],
    );
    const { name, licenceValidTo: day } = driver;
    return [
      gateCheck('driver_named', driver.isActive, { driver: name }),
      gateCheck('driver_mandate', mandate !== undefined, { driver: name }),
      gateCheck('driver_licence', day >= run.dayOn, { driver: name, day }),
    ];
  }
}
