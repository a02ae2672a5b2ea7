import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { IdField } from '#platform/fields';
import { RunPapers } from './run-papers';

export class NetworkQuery {
  @IdField({ description: 'the product whose offers and orders are wanted' })
  readonly productId!: string;
}

const JSON_OBJECT = { schema: { type: 'object', additionalProperties: true } } as const;

/** What a run leaves for those who want to check it without trusting us. */
@ApiTags('rounds')
@Controller('v1/matching-runs/:id')
export class RunPapersController {
  constructor(private readonly papers: RunPapers) {}

  @Get('question.json')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async question(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, hash } = await this.papers.one(actor, id, 'question');
    asFile(reply, `question-${id}`).header('etag', `"sha256-${hash}"`).send(text);
  }

  @Get('answer.json')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, hash } = await this.papers.one(actor, id, 'answer');
    asFile(reply, `answer-${id}`).header('etag', `"sha256-${hash}"`).send(text);
  }

  /** Question, answer and certificate together: what `match --verify` takes. */
  @Get('record.json')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pieces = await this.papers.record(actor, id);
    asFile(reply, `record-${id}`).send(Readable.from(pieces));
  }

  /** One product as plain numbers: what `match` takes. */
  @Get('network')
  @ApiProduces('application/json')
  @ApiOkResponse(JSON_OBJECT)
  async network(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { productId }: NetworkQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.papers.network(actor, id, productId);
    asFile(reply, `network-${id}-${productId}`).send(file);
  }
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.json"`);
}
