import { newId } from '#core/kernel';
import { certifyHarvest } from '#core/matching';
import { ThoughtInterrupted } from '#platform/thinking';
import { canonicalJson, sha256 } from '../../libs/features/rounds/src/canonical-json';
import { BookAnswer } from '../../libs/features/rounds/src/matching-runs/book-answer';
import { certifyInThread } from '../../libs/features/rounds/src/matching-runs/certify-in-thread';
import {
  FreezeQuestion,
  type FrozenRun,
} from '../../libs/features/rounds/src/matching-runs/freeze-question';
import type { RunProgress } from '../../libs/features/rounds/src/matching-runs/run-progress';
import {
  shareInThreads,
  type Solving,
} from '../../libs/features/rounds/src/matching-runs/share-in-threads';
import { solveRun } from '../../libs/features/rounds/src/matching-runs/solve-run';
import { StageTimes } from '../../libs/features/rounds/src/matching-runs/stage-times';
import { RunWatch } from '../../libs/features/rounds/src/matching-runs/watch-run';
import { aLot, anOrder, aSpokesperson, theProduct } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';
import { allocationsOf, askFor, aStory, brokenSums, match, type Story } from './rounds-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const BOUNDS = { threads: 2, seconds: 60, megabytes: 512 };

function solving(changes: Partial<Solving> = {}): Solving {
  const { signal } = new AbortController();
  return { bounds: BOUNDS, signal, tell: () => undefined, times: new StageTimes(), ...changes };
}

async function frozenRun(story: Story): Promise<FrozenRun> {
  const asked = await askFor(house, story, 'cycle');
  const frozen = await house.get(FreezeQuestion).run(asked.body.id);
  if (!frozen) throw new Error('the run waits for nothing');
  return frozen;
}

async function get(url: string, story: Story): Promise<Answer> {
  return house.request({ as: story.producer.as, method: 'GET', url });
}

/** Tomatoes beside the potatoes of the story. */
async function withTomatoes(story: Story): Promise<void> {
  const { id: productId } = await theProduct(house, 'tomate');
  await aLot(house, { communeId: story.rural, productId });
  const communeId = story.rural;
  await anOrder(house, {
    ...{ communeId, cycleId: story.cycleId, lines: [{ productId, wantedGrams: 300_000 }] },
  });
}

describe('a solved run', () => {
  it('leaves a record that anybody can verify, and in which one changed unit is found', async () => {
    const story = await aStory(house);
    const run = await match(house, story);
    expect(run.body).toMatchObject({ isCertified: true, isPartial: false, solving: null });
    const url = `/v1/matching-runs/${String(run.body.id)}`;
    const { body } = await get(`${url}/record.json`, story);
    const { question, answer, certificate } = body;
    expect(certificate).toMatchObject({
      questionHash: sha256(canonicalJson(question)),
      answerHash: sha256(canonicalJson(answer)),
    });
    expect(certificate.checks).toContainEqual({ name: 'allocations.obey_the_rules', count: 2 });
    expect(run.body.certificate).toEqual(certificate);
    expect(certifyHarvest(question, answer)).toBeNull();
    answer.allocations[0].packages -= 1;
    expect(certifyHarvest(question, answer)).not.toBeNull();
  });

  it('gives the network file of each of its products', async () => {
    const story = await aStory(house);
    const run = await match(house, story);
    const { id: productId } = await theProduct(house);
    const url = `/v1/matching-runs/${String(run.body.id)}/network?productId=`;
    const { body } = await get(url + productId, story);
    expect(body).toMatchObject({ lots: [{ units: 50 }], pairs: { lot: [0, 0], line: [0, 1] } });
    expect(body.lines).toHaveLength(2);
    expect(await get(url + newId(), story)).toMatchObject({
      status: 404,
      body: { code: 'matching_run.no_such_product' },
    });
    expect((await get(url, story)).status).toBe(400);
  });

  it('explains itself from the segment, in both languages', async () => {
    const story = await aStory(house);
    await match(house, story);
    const [mine] = story.urban;
    const url = `/v1/order-lines/${mine?.lineId ?? ''}/explanation`;
    for (const locale of ['es', 'en']) {
      const person = await aSpokesperson(house, 'food_spokesperson', mine?.communeId ?? '');
      await house.db.rows('UPDATE person SET locale = $2 WHERE id = $1', [person.personId, locale]);
      const { body } = await house.request({ as: person.as, method: 'GET', url });
      expect(body.explanation.segment).toMatchObject({ lines: 2, communes: 2, families: 400 });
      expect(body.explanation.points.map((it: { code: string }) => it.code)).toContain('why.asked');
      expect(body.explanation.text).toMatch(locale === 'es' ? /familia/ : /famil(y|ies)/);
    }
    const lot = await get(`/v1/lots/${story.lotId}/explanation`, story);
    expect(lot.body.explanation.points.map((it: { code: string }) => it.code)).toContain(
      'why.offered',
    );
  });
});

describe('solving', () => {
  it('is the same in threads as in one piece, and tells how far it has come', async () => {
    const story = await aStory(house);
    await withTomatoes(story);
    const run = await frozenRun(story);
    const told: Partial<RunProgress>[] = [];
    const tell = (news: Partial<RunProgress>): void => void told.push(news);
    const { answer, certificate } = await solveRun(run, null, solving({ tell }));
    expect(certifyHarvest(run.question, answer)).toBeNull();
    expect(JSON.parse(certificate)).toMatchObject({ questionHash: run.questionHash });
    expect(told.some((it) => it.working?.some(({ stage }) => stage === 'transport'))).toBe(true);
    expect(told.find((it) => it.groupsDone === 2)).toMatchObject({ groupsTotal: 2, percent: 100 });
    expect(told.at(-1)).toMatchObject({ stage: 'booking' });
    const alone = await solveRun(run, null, solving({ bounds: { ...BOUNDS, threads: 1 } }));
    expect(alone.text).toBe(canonicalJson(answer));
  });

  it('leaves out what does not fit, says so everywhere, and is certified all the same', async () => {
    const story = await aStory(house);
    const run = await frozenRun(story);
    const none = solving({ bounds: { ...BOUNDS, megabytes: 0 } });
    const solved = await solveRun(run, null, none);
    const { id: productId } = await theProduct(house);
    expect(solved.productIdsLeftOut).toEqual([productId]);
    expect(await house.get(BookAnswer).run(run, solved)).toBe(true);
    const shown = await get(`/v1/matching-runs/${run.id}`, story);
    expect(shown.body).toMatchObject({
      ...{ state: 'planned', isPartial: true, isCertified: true },
      ...{ productIdsLeftOut: [productId], placedGrams: 0 },
    });
    const reasons = await house.db.rows(
      `SELECT reason_code AS code FROM line_outcome UNION SELECT reason_code FROM lot_outcome`,
    );
    expect(reasons.map((it) => (it as { code: string }).code).sort()).toEqual([
      'line.not_computed',
      'lot.not_computed',
    ]);
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
    expect(await brokenSums(house)).toEqual([]);
  });

  it('refuses an answer in which one gram is wrong, with the place', async () => {
    const story = await aStory(house);
    const run = await frozenRun(story);
    const answer = await shareInThreads(run, solving());
    const [first, ...others] = answer.allocations;
    const allocations = [{ ...first, grams: (first?.grams ?? 0) + 1 }, ...others];
    const text = canonicalJson({ ...answer, allocations });
    const wrong = certifyInThread({ run, text, answerHash: sha256(text) }, solving());
    await expect(wrong).rejects.toMatchObject({
      code: 'matching_run.certificate_refused',
      details: { place: expect.stringContaining('allocations[0]') as string },
    });
  });

  it('ends when nobody waits for it any more', async () => {
    const story = await aStory(house);
    const run = await frozenRun(story);
    const watch = new RunWatch(house.db, run);
    watch.note({ stage: 'sharing', groupsDone: 1, groupsTotal: 3, percent: 40, working: [] });
    await new Promise((wake) => setTimeout(wake, 1_300));
    const shown = await get(`/v1/matching-runs/${run.id}`, story);
    expect(shown.body).toMatchObject({
      progress: 'thinking',
      solving: { stage: 'sharing', groupsDone: 1, groupsTotal: 3, percent: 40 },
    });
    expect(watch.calledOff.aborted).toBe(false);
    await house.request({
      as: story.liaison.as,
      method: 'POST',
      url: `/v1/matching-runs/${run.id}/cancel`,
    });
    await new Promise((wake) => setTimeout(wake, 1_300));
    expect(watch.calledOff.aborted).toBe(true);
    const late = shareInThreads(run, solving({ signal: watch.calledOff }));
    await expect(late).rejects.toBeInstanceOf(ThoughtInterrupted);
    await watch.end();
    expect(await allocationsOf(house, story.cycleId)).toEqual([]);
  });
});
