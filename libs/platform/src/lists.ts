import { Type } from 'class-transformer';
import { IdField, WholeField } from './fields';

/** `?after={id}&limit=50` of every list: keyset, never offset. */
export class PageQuery {
  @IdField({ optional: true, description: 'the id after which the list goes on' })
  readonly after?: string;

  @Type(() => Number)
  @WholeField({ optional: true, min: 1, max: 200 })
  readonly limit: number = 50;
}
