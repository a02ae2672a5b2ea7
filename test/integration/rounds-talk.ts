import type { Answer, Call, House } from '../support/house';
import { type AllocationRow, allocationsOf, aStory, match, type Story } from './rounds-story';

export type Person = Pick<Call, 'as'>;
type Verb = 'accept' | 'decline' | 'restore' | 'release';

/** What the people of a story say and read over HTTP, in the house that stands at that moment. */
export class Talk {
  constructor(private readonly house: () => House) {}

  /** A cycle that has been matched, and what the first urban commune was given. */
  async matchedStory(): Promise<{ story: Story; mine: AllocationRow }> {
    const story = await aStory(this.house(), { wantedGrams: [600_000, 1_200_000] });
    await match(this.house(), story);
    const allocations = await allocationsOf(this.house(), story.cycleId);
    const mine = allocations.find((it) => it.order_line_id === urban(story).lineId);
    if (!mine) throw new Error('the first commune was given nothing');
    return { story, mine };
  }

  async say(
    verb: Verb,
    { id }: { id: string },
    person: Person,
    body: object = {},
  ): Promise<Answer> {
    return this.post(`/v1/allocations/${id}/${verb}`, person, body);
  }

  async put(url: string, person: Person, body: object): Promise<Answer> {
    return this.send('PUT', url, person, body);
  }

  async post(url: string, person: Person, body?: object): Promise<Answer> {
    return this.send('POST', url, person, body);
  }

  async get(url: string, person: Person): Promise<Answer> {
    return this.send('GET', url, person);
  }

  /** The payloads of all facts of one name. */
  async told(name: string): Promise<unknown[]> {
    return this.house().db.rows('SELECT payload FROM outbox_event WHERE name = $1 ORDER BY seq', [
      name,
    ]);
  }

  private async send(
    method: Call['method'],
    url: string,
    { as }: Person,
    body?: object,
  ): Promise<Answer> {
    return this.house().request({ ...(as && { as }), method, url, ...(body && { body }) });
  }
}

export function urban(story: Story, at = 0): Story['urban'][number] {
  const commune = story.urban[at];
  if (!commune) throw new Error('no such commune in the story');
  return commune;
}
