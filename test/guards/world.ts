import { aCycle } from '../factories';
import { openHouse } from '../support/house';
import { plantCanaries } from './canaries';
import { ChangeLog } from './change-log';
import { type Operation, operationsOf } from './operations';
import { type Caller, theCallers } from './people';
import { aNetwork } from './scene';
import type { World } from './tenant-cells';

export interface Guarded extends World {
  readonly callers: readonly Caller[];
  readonly operations: readonly Operation[];
}

/** A house with a foreign network full of canaries, an own network of the same making, and people of it. */
export async function openWorld(): Promise<Guarded> {
  // Streams of events are calls like others here: they say what they have to say and end.
  const house = await openHouse({ EVENT_STREAM_MILLISECONDS_MAX: '1' });
  const sharedCycleId = (await aCycle(house)).id;
  const foreign = await aNetwork(house, { sharedCycleId });
  const canaries = new Map(await plantCanaries(house));
  canaries.delete(sharedCycleId);
  const own = await aNetwork(house, { sharedCycleId });
  const callers = await theCallers(house, own);
  const operations = await operationsOf(house);
  return { house, log: await ChangeLog.open(house), own, foreign, canaries, callers, operations };
}
