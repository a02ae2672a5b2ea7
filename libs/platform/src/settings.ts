import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from './auth';
import { Config } from './config';
import { FlagField, TextField } from './fields';
import { VERSION } from './version';

/** What a client has to know of this house before anybody signs in. */
export class PublicSettingsResponse {
  @FlagField({ description: 'a demo network: GET /v1/demo/sign-ins says who may sign in' })
  readonly isDemo!: boolean;
  @TextField({ nullable: true, max: 500, description: 'with {z}, {x}, {y}; null: draw no tiles' })
  readonly mapTilesUrl!: string | null;
  @TextField({ min: 0, max: 500, description: 'whom a map with tiles has to name' })
  readonly mapAttribution!: string;
  @TextField({ description: 'of the house' }) readonly version!: string;
}

@ApiTags('platform')
@Controller('v1/public/settings')
export class SettingsController {
  constructor(private readonly config: Config) {}

  @Public()
  @Get()
  @ApiOkResponse({ type: PublicSettingsResponse })
  read(): PublicSettingsResponse {
    const { demo, mapTilesUrl, mapAttribution } = this.config;
    return { isDemo: demo, mapTilesUrl, mapAttribution, version: VERSION };
  }
}
