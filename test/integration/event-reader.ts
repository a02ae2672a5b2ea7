import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';

export interface HeardEvent {
  readonly id: string;
  readonly event: string;
  readonly data: any;
}

/** Reads a stream of events as a browser does, until somebody hangs up. */
export class EventReader {
  readonly events: HeardEvent[] = [];
  readonly comments: string[] = [];
  status = 0;
  headers: IncomingHttpHeaders = {};
  rest = '';
  isEnded = false;
  private readonly request: ClientRequest;
  private readonly waiting = new Set<() => void>();

  constructor(url: string, headers: Record<string, string> = {}) {
    this.request = request(url, { headers, agent: false }, (answer) => {
      this.status = answer.statusCode ?? 0;
      this.headers = answer.headers;
      answer.setEncoding('utf8').on('data', (text: string) => this.hear(text));
      answer.on('close', () => this.end());
      this.wake();
    });
    this.request.on('error', () => this.end());
    this.request.end();
  }

  get problem(): any {
    return JSON.parse(this.rest);
  }

  hangUp(): void {
    this.request.destroy();
  }

  async until(isSo: (reader: this) => boolean, withinMs = 10_000): Promise<void> {
    const giveUpAt = performance.now() + withinMs;
    while (!isSo(this)) {
      const left = giveUpAt - performance.now();
      if (left <= 0) throw new Error(`heard only ${JSON.stringify(this.events)} ${this.rest}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async ended(): Promise<this> {
    await this.until(() => this.isEnded);
    return this;
  }

  private hear(text: string): void {
    const parts = (this.rest + text).split('\n\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.startsWith(':')) this.comments.push(part);
      const fields = new Map(
        part.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      const data = fields.get('data');
      if (data === undefined) continue;
      this.events.push({
        id: fields.get('id') ?? '',
        event: fields.get('event') ?? '',
        data: JSON.parse(data),
      });
    }
    this.wake();
  }

  private end(): void {
    this.isEnded = true;
    this.wake();
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}
