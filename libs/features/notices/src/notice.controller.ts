import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import {
  NoticePage,
  NoticeResponse,
  NoticesQuery,
  ReadAllRequest,
  ReadAllResponse,
} from './notice.dto';
import { NoticeQueries } from './notice.queries';
import { ReadNotice } from './read-notice';

/** Everybody's own notices; nobody reads another's. */
@ApiTags('notices')
@Controller('v1/notices')
export class NoticeController {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly readNotice: ReadNotice,
  ) {}

  @Get()
  @ApiOkResponse({ type: NoticePage })
  async list(@CurrentActor() actor: Actor, @Query() query: NoticesQuery): Promise<NoticePage> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: NoticesQuery,
  ): Promise<StreamableFile> {
    const columns = ['id', 'createdAt', 'readAt', 'messageKey', 'text', 'link'] as const;
    return streamCsv({ name: 'notices', columns }, query, (page) => this.queries.page(actor, page));
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOkResponse({ type: ReadAllResponse })
  async readAll(
    @CurrentActor() actor: Actor,
    @Body() request: ReadAllRequest,
  ): Promise<ReadAllResponse> {
    const read = await this.readNotice.all(actor, request.upToId);
    return { read, unread: await this.queries.unread(actor) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticeResponse })
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<NoticeResponse> {
    await this.readNotice.run(actor, id);
    return this.queries.one(actor, id);
  }
}
