import type { BrowserContext, Route } from 'playwright-core';
import type { Chance } from '../scenarios/chance';

export interface Roughness {
  /** Share of writes whose answer never arrives, though the API has done what they ask. */
  readonly answersLost: number;
  /** Share of writes that never reach the API. */
  readonly requestsLost: number;
}

/**
 * A network that drops writes at random: before they arrive, or after they were done, when only the answer is lost. Answers
 * how many of each there were.
 */
export async function roughen(
  context: BrowserContext,
  chance: Chance,
  { answersLost, requestsLost }: Roughness,
): Promise<{ readonly answers: () => number; readonly requests: () => number }> {
  let [answers, requests] = [0, 0];
  await context.route('**/v1/**', async (route: Route) => {
    const isWrite = !['GET', 'HEAD'].includes(route.request().method());
    if (!isWrite) return route.continue();
    const draw = chance.next();
    if (draw < requestsLost) {
      requests += 1;
      return route.abort('connectionreset');
    }
    if (draw < requestsLost + answersLost) {
      answers += 1;
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  return { answers: () => answers, requests: () => requests };
}
