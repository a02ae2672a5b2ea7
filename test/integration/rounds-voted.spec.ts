import { newId } from '#core/kernel';
import { aCommune, aCycle, aSpokesperson, theProduct } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';
import { aStory, match } from './rounds-story';
import { type Person, Talk } from './rounds-talk';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const talk = new Talk(() => house);

async function aProposal(changes: object = {}) {
  const { id: productId } = await theProduct(house);
  return {
    hostCommuneId: null,
    version: '2026-1',
    validFrom: '2026-11-01',
    tolerancePermille: 50,
    norms: [{ productId, gramsPerFamily: 2_000 }],
    memoryPermille: 800,
    debtOrdersMax: 3,
    shelfMarginDays: 1,
    isConsolidated: false,
    ...changes,
  };
}

describe('voted parameters', () => {
  it('count from the act that adopts them, and stand in every question asked after it', async () => {
    const liaison = await aSpokesperson(house, 'network_liaison', null);
    const story = await aStory(house);
    const inForce = `/v1/cycles/${story.cycleId}/matching-policy`;
    const url = `/v1/matching-policies/${newId()}`;
    const proposal = await aProposal();
    const proposed = await talk.put(url, liaison, proposal);
    expect(proposed).toMatchObject({ status: 200, body: { state: 'proposed', act: null } });
    expect((await talk.get(inForce, liaison)).body).toMatchObject({ act: null });

    const adopted = await talk.post(`${url}/adopt`, liaison, { act: 'Acta 7' });
    expect(adopted).toMatchObject({ status: 200, body: { state: 'adopted', act: 'Acta 7' } });
    expect((await talk.get(inForce, liaison)).body).toMatchObject({
      version: '2026-1',
      act: 'Acta 7',
      tolerancePermille: 50,
      norms: proposal.norms,
    });

    const run = await match(house, story);
    expect(run.body).toMatchObject({ state: 'planned', policyVersion: '2026-1' });
    const question = `/v1/matching-runs/${String(run.body.id)}/question.json`;
    expect((await talk.get(question, liaison)).body.policy).toMatchObject({
      version: '2026-1',
      actId: 'Acta 7',
      tolerancePermille: 50,
      memoryPermille: 800,
      normGramsPerFamily: { [proposal.norms[0]?.productId ?? '']: 2_000 },
    });
  });

  it('of a host commune hold for its cycles alone, and only from their first day on', async () => {
    const host = (await aCommune(house)).id;
    const recorder = await aSpokesperson(house, 'assembly_recorder', host);
    const own = await aCycle(house, { hostCommuneId: host });
    const other = await aCycle(house);
    const vote = async (changes: object): Promise<void> => {
      const url = `/v1/matching-policies/${newId()}`;
      const body = await aProposal({ hostCommuneId: host, ...changes });
      expect((await talk.put(url, recorder, body)).status).toBe(200);
      expect((await talk.post(`${url}/adopt`, recorder, { act: 'Acta' })).status).toBe(200);
    };
    await vote({ version: 'nuestra' });
    await vote({ version: 'futura', validFrom: '2027-01-01' });
    const versionOf = async (cycle: { id: string }): Promise<unknown> =>
      (await talk.get(`/v1/cycles/${cycle.id}/matching-policy`, recorder)).body.version;
    expect(await versionOf(own)).toBe('nuestra');
    expect(await versionOf(other)).not.toBe('nuestra');
  });

  it('are told once, adopted by one act, and never named alike', async () => {
    const liaison = await aSpokesperson(house, 'network_liaison', null);
    const url = `/v1/matching-policies/${newId()}`;
    const body = await aProposal();
    expect((await talk.put(url, liaison, body)).status).toBe(200);
    expect((await talk.put(url, liaison, body)).status).toBe(200);
    expect(await talk.put(url, liaison, { ...body, tolerancePermille: 60 })).toMatchObject({
      status: 409,
      body: { code: 'id.used_with_other_facts' },
    });
    expect(await talk.put(`/v1/matching-policies/${newId()}`, liaison, body)).toMatchObject({
      status: 409,
      body: { code: 'matching_policy.version_taken' },
    });
    for (const act of ['Acta 1', 'Acta 1']) {
      expect((await talk.post(`${url}/adopt`, liaison, { act })).status).toBe(200);
    }
    expect(await talk.post(`${url}/adopt`, liaison, { act: 'Acta 2' })).toMatchObject({
      status: 409,
      body: { code: 'matching_policy.adopted_by_other_act' },
    });
    const facts = await house.db.rows(
      `SELECT name FROM outbox_event WHERE name LIKE 'matching_policy.%' ORDER BY seq`,
    );
    expect(facts).toEqual([
      { name: 'matching_policy.proposed' },
      { name: 'matching_policy.adopted' },
    ]);
  });

  it('refuse what makes no sense, and whoever manages no cycle', async () => {
    const liaison = await aSpokesperson(house, 'network_liaison', null);
    const grower = await aSpokesperson(house, 'producer_spokesperson', (await aCommune(house)).id);
    const put = async (person: Person, changes: object): Promise<Answer> =>
      talk.put(`/v1/matching-policies/${newId()}`, person, await aProposal(changes));
    expect((await put(grower, {})).status).toBe(403);
    expect(await put(liaison, { tolerancePermille: 1_001 })).toMatchObject({ status: 400 });
    const unknown = [{ productId: newId(), gramsPerFamily: 5 }];
    expect(await put(liaison, { norms: unknown })).toMatchObject({
      status: 422,
      body: { code: 'product.unknown' },
    });
    const { id: productId } = await theProduct(house);
    const twice = [1, 2].map((gramsPerFamily) => ({ productId, gramsPerFamily }));
    expect((await put(liaison, { norms: twice })).status).toBe(400);
    expect((await talk.get(`/v1/matching-policies/${newId()}`, grower)).status).toBe(404);
    const csv = await talk.get('/v1/matching-policies/export.csv', grower);
    expect(csv).toMatchObject({ status: 200 });
  });
});
