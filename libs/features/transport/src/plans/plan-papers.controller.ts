import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, DomainError } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { Database } from '#platform/database';
import { RunPlanQueries } from './run-plan.queries';

const JSON_OBJECT = { schema: { type: 'object', additionalProperties: true } } as const;

/** What a plan leaves for those who want to check or repeat it without trusting us. */
@ApiTags('transport')
@Controller('v1/run-plans/:id')
export class PlanPapersController {
  constructor(
    private readonly db: Database,
    private readonly plans: RunPlanQueries,
  ) {}

  /** The routing problem as it was frozen: seconds from midnight of the day in Caracas. */
  @Get('question.json')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async question(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    asFile(reply, `question-${id}`).send(await this.textOf(actor, id, 'problem'));
  }

  @Get('answer.json')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    asFile(reply, `answer-${id}`).send(await this.textOf(actor, id, 'answer'));
  }

  private async textOf(
    actor: Actor,
    planId: string,
    column: 'problem' | 'answer',
  ): Promise<string> {
    await this.plans.one(actor, planId);
    const [row] = await this.db.rows<{ text: string | null }>(
      `SELECT ${column}::text AS text FROM run_plan WHERE id = $1`,
      [planId],
    );
    if (row?.text == null) throw new DomainError('conflict', 'run_plan.not_answered', { planId });
    return row.text;
  }
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.json"`);
}
