import { Controller, Get, Injectable, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './auth';
import { Database } from './database';
import { Queues } from './queue';

type State = 'up' | 'down';
interface Readiness {
  readonly database: State;
  readonly queue: State;
  readonly workers: State;
}

const ANSWER_MS_MAX = 2_000;

/** Says whether a harvest registered now would travel all the way: database, queue and every queue's worker. */
@Injectable()
export class Health {
  constructor(
    private readonly db: Database,
    private readonly queues: Queues,
  ) {}

  async readiness(): Promise<Readiness> {
    const [database, queue, workers] = await Promise.all([
      stateOf(this.db.rows('SELECT 1')),
      stateOf(this.queues.ping()),
      stateOf(this.everyQueueHasAWorker()),
    ]);
    return { database, queue, workers };
  }

  private async everyQueueHasAWorker(): Promise<void> {
    const [row] = await this.db.rows<{ queues: string[] | null }>(
      `SELECT array_agg(DISTINCT queue) AS queues FROM worker_heartbeat, unnest(queues) AS queue
       WHERE beaten_at > now() - interval '15 seconds'`,
    );
    const served = row?.queues ?? [];
    if (!['default', 'solving'].every((queue) => served.includes(queue))) {
      throw new Error('a queue has no worker');
    }
  }
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when database, queue and workers are ready, else 503; the body says which is not. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    reply.status(Object.values(readiness).every((state) => state === 'up') ? 200 : 503);
    return readiness;
  }
}

async function stateOf(probe: Promise<unknown>): Promise<State> {
  const late = new Promise<State>((resolve) => {
    setTimeout(resolve, ANSWER_MS_MAX, 'down').unref();
  });
  return Promise.race([
    probe.then(
      () => 'up' as const,
      () => 'down' as const,
    ),
    late,
  ]);
}
