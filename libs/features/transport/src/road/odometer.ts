import { fieldFault } from '#core/kernel';
import type { Tx } from '#platform/database';
import { Run } from '../runs/run.entity';

/** Nobody drives further in one run. */
const RUN_METRES_MAX = 10_000_000;

/** The first figure begins the run's way, every later one may be its end. Figures may arrive in any order. */
export async function noteOdometer(tx: Tx, run: Run, metres: number): Promise<void> {
  run.odometerStartMetres = Math.min(run.odometerStartMetres ?? metres, metres);
  run.odometerEndMetres = Math.max(run.odometerEndMetres ?? metres, metres);
  if (run.odometerEndMetres - run.odometerStartMetres > RUN_METRES_MAX) {
    throw fieldFault('odometerMetres', 'run.odometer_absurd');
  }
  const { odometerStartMetres, odometerEndMetres } = run;
  await tx.update(Run, run.id, { odometerStartMetres, odometerEndMetres });
}
