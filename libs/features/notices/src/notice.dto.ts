import { Transform } from 'class-transformer';
import {
  FlagField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';

export class NoticesQuery extends PageQuery {
  /** Only those that were not read yet. */
  @Transform(({ value }: { value: unknown }) => FLAGS.get(value) ?? value)
  @FlagField({ optional: true })
  readonly unread?: boolean;
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

export class ReadAllRequest {
  @IdField({
    optional: true,
    description: 'the newest notice that was seen; left out: all that there are',
  })
  readonly upToId?: string;
}

export class ReadAllResponse {
  @WholeField() readonly read!: number;
  @WholeField() readonly unread!: number;
}

export class NoticeResponse {
  @IdField() readonly id!: string;
  @TextField({ description: 'what it is about; stable, whatever the language' })
  readonly messageKey!: string;
  @TextField({ max: 2000, description: "in the reader's language" }) readonly text!: string;
  @TextField({ nullable: true, description: 'path in the app' }) readonly link!: string | null;
  @MomentField() readonly createdAt!: Date;
  @MomentField({ nullable: true }) readonly readAt!: Date | null;
}

export class NoticePage {
  @ListField(() => NoticeResponse) readonly items!: readonly NoticeResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
  @WholeField({ description: 'all that were not read yet' }) readonly unread!: number;
}
