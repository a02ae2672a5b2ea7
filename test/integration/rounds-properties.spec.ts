import fc from 'fast-check';
import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { allocationsOf, aStory, brokenSums, match, type Story } from './rounds-story';

const TWELVE_HOURS = 12 * 3_600_000;

/** What people may do in any order; the number chooses the allocation, modulo how many there are. */
const anyDeed = fc.record({
  which: fc.nat(20),
  verb: fc.constantFrom('accept', 'decline', 'restore', 'release', 'acceptAll', 'wait', 'withdraw'),
  bySupplier: fc.boolean(),
});

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it('never promises more than a lot has or a line may take, whatever people say and when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 20, max: 800 }), { minLength: 1, maxLength: 3 }),
      fc.array(anyDeed, { minLength: 3, maxLength: 12 }),
      async (wantedKg, deeds) => {
        await house.reset();
        const wantedGrams = wantedKg.map((kg) => kg * 1000);
        const story = await aStory(house, { wantedGrams, families: [90, 300, 41] });
        await match(house, story);
        expect(await brokenSums(house)).toEqual([]);
        for (const deed of deeds) {
          expect(await done(story, deed)).toBeLessThan(500);
          expect(await brokenSums(house)).toEqual([]);
        }
        house.clock.advance(2 * TWELVE_HOURS);
        await house.drain();
        house.clock.advance(2 * TWELVE_HOURS);
        await house.drain();
        expect(await brokenSums(house)).toEqual([]);
        const open = await house.db.rows(`SELECT 1 FROM allocation WHERE state = 'proposed'`);
        expect(open).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

/** Does one thing over HTTP and answers the status: refusals are fine, faults are not. */
async function done(
  story: Story,
  { which, verb, bySupplier }: { which: number; verb: string; bySupplier: boolean },
): Promise<number> {
  if (verb === 'wait') {
    house.clock.advance(TWELVE_HOURS / 2);
    await house.drain();
    return 200;
  }
  const reason = 'así lo decidió la asamblea';
  if (verb === 'withdraw') {
    const url = `/v1/lots/${story.lotId}/withdraw`;
    const body = { id: newId(), grams: 1000 * (which + 1), reason };
    return (await house.request({ as: story.producer.as, method: 'POST', url, body })).status;
  }
  const allocations = await allocationsOf(house, story.cycleId);
  const chosen = allocations[which % Math.max(1, allocations.length)];
  const customer = story.urban.find((it) => it.lineId === chosen?.order_line_id);
  const person = bySupplier || !customer ? story.producer : customer.spokesperson;
  const needsReason = verb === 'decline' || verb === 'release';
  const url =
    verb === 'acceptAll'
      ? `/v1/cycles/${story.cycleId}/allocations/accept`
      : `/v1/allocations/${chosen?.id ?? newId()}/${verb}`;
  const body = needsReason ? { reason } : {};
  return (await house.request({ as: person.as, method: 'POST', url, body })).status;
}
