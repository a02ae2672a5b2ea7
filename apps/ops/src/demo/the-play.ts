import { printAccount } from './account';
import { assertAllHolds } from './checks';
import { bringHome, settleCycle } from './closing-steps';
import { announceForecasts, lookAtLeftOvers, registerLots, weighLots } from './harvest-steps';
import { answerAllocations, awaitMatching, closeCycle, rescue } from './matching-steps';
import { countNeeds, openCycle, placeOrders } from './order-steps';
import { Play, type PlayOptions } from './play';
import { claimAndHandOut, receiveAll } from './reception-steps';
import { driveAll } from './road-steps';
import { arrangeByHand, planRuns, sendOff } from './run-steps';

/** Plays one whole cycle as its people would and answers the play; throws when anything is not as it must be. */
export async function playCycle(options: PlayOptions): Promise<Play> {
  const play = new Play(options);
  const { scenario, villages } = play.network;
  const families = villages.reduce((sum, it) => sum + it.families, 0);
  play.say(play.texts.begins(scenario, villages.length, families));

  await lookAtLeftOvers(play);
  const forecasts = await announceForecasts(play);
  await registerLots(play, forecasts);
  await weighLots(play);
  await openCycle(play);
  await countNeeds(play);
  await placeOrders(play);
  await closeCycle(play);
  await awaitMatching(play);
  await answerAllocations(play);
  await rescue(play);
  await planRuns(play);
  await arrangeByHand(play);
  const leaving = await sendOff(play);
  await driveAll(play, leaving);
  await receiveAll(play);
  await claimAndHandOut(play);
  await bringHome(play);
  await settleCycle(play);
  await printAccount(play);
  await assertAllHolds(play);
  return play;
}
