import { type Actor, newId, type Role } from '#core/kernel';
import { SolveRouting } from './solve-routing';

const anActor = (role: Role | null): Actor => ({
  personId: newId<'Person'>(),
  name: 'Ana',
  locale: 'es',
  mandates: role ? [{ mandateId: newId<'Mandate'>(), role, communeId: newId<'Commune'>() }] : [],
});

const PROBLEM = {
  vehicles: [{ id: 1, start_index: 0 }],
  jobs: [{ id: 1, location_index: 1 }],
  matrices: {
    car: {
      durations: [
        [0, 60],
        [70, 0],
      ],
    },
  },
};
const TASK = { problem: PROBLEM, seconds: 0.01, seed: 1 };
const never = (): AbortSignal => new AbortController().signal;

describe('SolveRouting', () => {
  it('solves one problem at a time for each person, and the next one afterwards', async () => {
    const solve = new SolveRouting();
    const actor = anActor('transport_coordinator');
    const first = solve.run(actor, TASK, never());
    await expect(solve.run(actor, TASK, never())).rejects.toMatchObject({
      code: 'routing.one_at_a_time',
      kind: 'too_many',
    });
    await expect(first).resolves.toMatchObject({ code: 0, summary: { duration: 60 } });
    await expect(solve.run(actor, TASK, never())).resolves.toMatchObject({ code: 0 });
  });

  it('leaves a core to the others when many ask at once', async () => {
    const solve = new SolveRouting();
    const ask = () => solve.run(anActor('network_liaison'), TASK, never());
    const answers = await Promise.allSettled([ask(), ask(), ask()]);
    expect(answers.map((it) => it.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(answers[2]).toMatchObject({ reason: { code: 'routing.all_busy' } });
  });

  it('ends when the caller has hung up', async () => {
    const ask = new SolveRouting().run(anActor('transport_coordinator'), TASK, AbortSignal.abort());
    await expect(ask).rejects.toMatchObject({ code: 'routing.interrupted' });
  });

  it.each(['driver', 'producer_spokesperson', 'comptroller', null] as const)(
    'is nothing for %s',
    async (role) => {
      const ask = new SolveRouting().run(anActor(role), TASK, never());
      await expect(ask).rejects.toMatchObject({ code: 'access.forbidden' });
    },
  );
});
