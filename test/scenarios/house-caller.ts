import type { Caller, HttpReply, HttpRequest } from '../../apps/ops/src/demo/caller';
import type { House } from '../support/house';

/** Between two looks the standing clock goes on a little, so that timers ring. */
const BREATH_MS = 1_000;

/** A play inside a house that a test has opened: requests are injected, facts delivered in process. */
export class HouseCaller implements Caller {
  constructor(private readonly house: House) {}

  async send({ method, path, body, headers }: HttpRequest): Promise<HttpReply> {
    const answer = await this.house.request({
      method,
      url: path,
      ...(body !== undefined && { body }),
      ...(headers && { headers: { ...headers } }),
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    return { status: answer.status, body: answer.body, cookie: cookies[0]?.split(';')[0] };
  }

  async breathe(): Promise<void> {
    this.house.clock.advance(BREATH_MS);
    await this.house.drain();
  }

  now(): Date {
    return this.house.clock.now();
  }
}
