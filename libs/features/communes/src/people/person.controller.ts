import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id, Page } from '#core/kernel';
import { CurrentActor, CurrentSession } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import type { FastifyRequest } from 'fastify';
import { ChangePassword } from './change-password';
import { EditPerson } from './edit-person';
import {
  ChangePasswordRequest,
  EditPersonRequest,
  PasswordChangedResponse,
  PersonFilter,
  PersonList,
  PersonListQuery,
  PersonResponse,
  RegisterPersonRequest,
} from './person.dto';
import { PersonQueries } from './person.queries';
import { RegisterPerson } from './register-person';

const CSV_COLUMNS = ['id', 'name', 'login', 'locale'] as const;

/** People who can sign in. */
@ApiTags('communes')
@Controller('v1/people')
export class PersonController {
  constructor(
    private readonly queries: PersonQueries,
    private readonly registerPerson: RegisterPerson,
    private readonly editPerson: EditPerson,
    private readonly changePassword: ChangePassword,
  ) {}

  @Get()
  @ApiOkResponse({ type: PersonList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: PersonListQuery,
  ): Promise<Page<PersonResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() filter: PersonFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'people', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get('me')
  @ApiOkResponse({ type: PersonResponse })
  async me(@CurrentActor() actor: Actor): Promise<PersonResponse> {
    return this.queries.one(actor, actor.personId);
  }

  @Patch('me')
  @ApiOkResponse({ type: PersonResponse })
  async editMe(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() request: EditPersonRequest,
  ): Promise<PersonResponse> {
    await this.editPerson.run(actor, seen, request);
    return this.queries.one(actor, actor.personId);
  }

  @Post('me/change-password')
  @HttpCode(200)
  @ApiOkResponse({ type: PasswordChangedResponse })
  async change(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionHash: Buffer,
    @Req() { ip }: FastifyRequest,
    @Body() request: ChangePasswordRequest,
  ): Promise<PasswordChangedResponse> {
    const { currentPassword, newPassword } = request;
    const change = { currentPassword, newPassword, address: ip, sessionHash };
    await this.changePassword.run(actor, change);
    return { isChanged: true };
  }

  @Get(':id')
  @ApiOkResponse({ type: PersonResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Person'>,
  ): Promise<PersonResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: PersonResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Person'>,
    @Body() request: RegisterPersonRequest,
  ): Promise<PersonResponse> {
    await this.registerPerson.run(actor, request.toFacts(id), request.password);
    return this.queries.one(actor, id);
  }
}
