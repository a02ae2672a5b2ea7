import { COORDINATES, EVERYTHING, MATRIX } from '../../spec/vroom-examples';
import { planRuns } from '../plan-runs';
import { checkVroom } from './check/check-vroom';
import { readVroom } from './read-vroom';
import { toRoutingProblem } from './to-routing-problem';
import { writeVroom } from './write-vroom';

function solved(json: unknown) {
  const problem = readVroom(json);
  return writeVroom(problem, planRuns(toRoutingProblem(problem), { seed: 1, iterationsMax: 500 }));
}

describe('a problem of the public format', () => {
  it.each([
    ['with coordinates', COORDINATES],
    ['with a matrix', MATRIX],
    ['with everything', EVERYTHING],
  ])('%s is solved, and the verifier that knows the format alone accepts it', (_, problem) => {
    const solution = solved(problem);
    expect(checkVroom(problem, solution)).toEqual([]);
    expect(solution.summary.unassigned).toBe(0);
  });

  it('is answered field by field as the format has it', () => {
    const { summary, routes, unassigned } = solved(MATRIX);
    expect(unassigned).toEqual([]);
    expect(summary).toEqual({
      ...{ cost: 4_940, routes: 1, unassigned: 0, setup: 0, service: 0, duration: 4_940 },
      ...{ waiting_time: 0, priority: 0, violations: [] },
    });
    const zeros = { setup: 0, service: 0, waiting_time: 0, violations: [] };
    expect(routes[0]?.steps).toEqual([
      { type: 'start', location_index: 0, arrival: 0, duration: 0, ...zeros },
      { type: 'job', id: 1414, location_index: 1, arrival: 1_800, duration: 1_800, ...zeros },
      { type: 'job', id: 1515, location_index: 2, arrival: 3_900, duration: 3_900, ...zeros },
      { type: 'end', location_index: 3, arrival: 4_940, duration: 4_940, ...zeros },
    ]);
  });

  it('says what stays behind, by type, with the reason', () => {
    const jobs = [...MATRIX.jobs, { id: 3, location_index: 1, skills: [5], description: 'solda' }];
    const { unassigned, summary } = solved({ ...MATRIX, jobs });
    expect(unassigned).toEqual([
      {
        ...{ id: 3, type: 'job', location_index: 1, description: 'solda' },
        reason: expect.any(String),
      },
    ]);
    expect(summary.unassigned).toBe(1);
  });
});
