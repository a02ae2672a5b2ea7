import { answerAllocations, awaitMatching, closeCycle } from './matching-steps';
import { announceForecasts, lookAtLeftOvers, registerLots, weighLots } from './harvest-steps';
import { countNeeds, openCycle, placeOrders } from './order-steps';
import { Play, type PlayOptions } from './play';
import { driveAll } from './road-steps';
import { planRuns, sendOff } from './run-steps';

/** How far a cycle can be played: its orders are in, its food is shared, its runs are planned, gone, back. */
export const POINTS = ['ordered', 'shared', 'planned', 'sent', 'driven'] as const;
export type Point = (typeof POINTS)[number];

/** Plays a cycle up to a point and leaves it there, for whoever goes on by hand. */
export async function playUntil(point: Point, options: PlayOptions): Promise<Play> {
  const play = new Play(options);
  const forecasts = await beginHarvest(play);
  await registerLots(play, forecasts);
  await weighLots(play);
  await openCycle(play);
  await countNeeds(play);
  await placeOrders(play);
  if (point === 'ordered') return play;
  await closeCycle(play);
  await awaitMatching(play);
  await answerAllocations(play);
  if (point === 'shared') return play;
  await planRuns(play);
  if (point === 'planned') return play;
  const leaving = await sendOff(play);
  if (point === 'driven') await driveAll(play, leaving);
  return play;
}

async function beginHarvest(play: Play): Promise<Map<string, string>> {
  await lookAtLeftOvers(play);
  return announceForecasts(play);
}
