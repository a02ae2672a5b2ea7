import { Agent, request, type RequestOptions } from 'node:http';

/** One request to send; without a body it is a GET, with one a PUT of JSON. */
export interface Sending {
  readonly path: string;
  readonly body?: object;
}

export interface Load {
  readonly url: string;
  readonly cookie: string;
  readonly connections: number;
}

/** Sends all requests over so many kept connections, each as soon as its last answer came. Answers the seconds. */
export async function sendAll(load: Load, sendings: readonly Sending[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const waiting = [...sendings].reverse();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await send(load, agent, next);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return seconds;
}

async function send(load: Load, agent: Agent, { path, body }: Sending): Promise<void> {
  const payload = body && JSON.stringify(body);
  const options: RequestOptions = {
    agent,
    method: payload === undefined ? 'GET' : 'PUT',
    headers: {
      cookie: load.cookie,
      ...(payload !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
      }),
    },
  };
  await new Promise<void>((resolve, reject) => {
    const sent = request(load.url + path, options, (answer) => {
      answer.resume().once('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${path} answered ${String(answer.statusCode)}`));
      });
    });
    sent.once('error', reject).end(payload);
  });
}
