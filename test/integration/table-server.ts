import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server behaves just now. */
export type Mood =
  | 'well'
  | 'partial'
  | 'slow'
  | 'slow_once'
  | 'broken'
  | 'wrong_size'
  | 'negative'
  | 'refusing'
  | 'failing'
  | 'failing_once';

const SLOW_MS = 2_000;

/**
 * A small server that speaks the table interface of OSRM (GET) and Valhalla (POST). A road of it is as long as the
 * straight line in a plane times 1.2, at 50 km/h, and 60 seconds longer northwards than back: asymmetric.
 */
export class TableServerForTests {
  mood: Mood = 'well';
  requests = 0;
  /** The most that were under way at once. */
  atOnceMax = 0;
  largest = 0;
  private atOnce = 0;
  private readonly server = createServer((request, response) => {
    void this.answer(request, response);
  });

  static async open(): Promise<TableServerForTests> {
    const opened = new TableServerForTests();
    await new Promise<void>((resolve) => opened.server.listen(0, '127.0.0.1', resolve));
    return opened;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${String(port)}`;
  }

  /** Until nobody is being answered any more, not even those who have gone. */
  async idle(): Promise<void> {
    while (this.atOnce > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    this.atOnce += 1;
    this.atOnceMax = Math.max(this.atOnceMax, this.atOnce);
    const text = await bodyOf(request);
    const mood = this.mood;
    if (mood.endsWith('_once')) this.mood = 'well';
    await new Promise((resolve) => setTimeout(resolve, mood.startsWith('slow') ? SLOW_MS : 5));
    this.atOnce -= 1;
    const table = request.method === 'GET' ? osrmTable(request.url ?? '') : valhallaTable(text);
    this.largest = Math.max(this.largest, table.sources.length, table.targets.length);
    const [status, body] = this.said(mood, table, request.method === 'GET');
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }

  private said(mood: Mood, table: Asked, isOsrm: boolean): [number, string] {
    if (mood.startsWith('failing')) return [503, 'out of order'];
    if (mood === 'refusing') return [400, '{"code":"TooBig"}'];
    if (mood === 'broken') return [200, '{"code":"Ok","durations":[[0'];
    const roads = table.sources.map((from) => table.targets.map((to) => roadBetween(from, to)));
    if (mood === 'wrong_size') roads.pop();
    const first = roads[0]?.[1];
    if (mood === 'negative' && first) first.metres = -5;
    const isLost = (row: number, column: number): boolean =>
      mood === 'partial' && row === 0 && column === 1;
    const cells = <T>(value: (road: Road) => T): (T | null)[][] =>
      roads.map((row, at) => row.map((road, to) => (isLost(at, to) ? null : value(road))));
    const answer = isOsrm
      ? { code: 'Ok', durations: cells((it) => it.seconds), distances: cells((it) => it.metres) }
      : {
          sources_to_targets: cells((it) => ({ distance: it.metres / 1000, time: it.seconds })),
          units: 'kilometers',
        };
    return [200, JSON.stringify(answer)];
  }
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}
interface Road {
  metres: number;
  readonly seconds: number;
}
interface Asked {
  readonly sources: readonly Point[];
  readonly targets: readonly Point[];
}

function roadBetween(from: Point, to: Point): Road {
  const metres = Math.hypot(from.lat - to.lat, from.lon - to.lon) * 111_000 * 1.2;
  return { metres, seconds: metres / (50 / 3.6) + (to.lat > from.lat ? 60 : 0) };
}

function osrmTable(url: string): Asked {
  const { pathname, searchParams } = new URL(url, 'http://table');
  const points = (pathname.split('/').at(-1) ?? '').split(';').map((pair) => {
    const [lon = 0, lat = 0] = pair.split(',').map(Number);
    return { lat, lon };
  });
  const named = (key: string): Point[] =>
    (searchParams.get(key) ?? '').split(';').flatMap((index) => points[Number(index)] ?? []);
  return { sources: named('sources'), targets: named('destinations') };
}

function valhallaTable(text: string): Asked {
  return JSON.parse(text) as Asked;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
