import {
  ChoiceField,
  IdField,
  JsonField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { STOP_EVENT_KINDS, TOLD_KINDS, type ToldKind } from './stop-event.entity';

/** The heaviest thing that a lorry takes at once, with its packages. */
const GRAMS_MAX = 60_000_000;
const METRES_MAX = 10_000_000_000;

/** What was weighed of one shipment as it was loaded or delivered. Net is gross without tare. */
export class WeighedGoodsRequest {
  @IdField() readonly shipmentId!: string;
  @WholeField({ max: 100_000 }) readonly packages!: number;
  @WholeField({ max: GRAMS_MAX, description: 'grams' }) readonly grossGrams!: number;
  @WholeField({ optional: true, max: GRAMS_MAX, description: 'grams' })
  readonly tareGrams: number = 0;
  @ChoiceField(['scale', 'package_count', 'estimate'])
  readonly method!: 'scale' | 'package_count' | 'estimate';
  @TextField({ optional: true, min: 0, max: 200, description: 'who else saw it' })
  readonly witness: string = '';
  @TextField({ optional: true, max: 500, description: 'why it differs from what was expected' })
  readonly reason?: string;
  @TextField({ optional: true, max: 200, description: 'what was missing is lost, by this cause' })
  readonly cause?: string;
  @ChoiceField(['release', 'correct'], {
    optional: true,
    description: 'loaded less: the rest is there and free again, or it never was there',
  })
  readonly rest: 'release' | 'correct' = 'release';
}

export class RecordStopEventRequest {
  @IdField() readonly runId!: string;
  @IdField({ optional: true, description: 'not for incidents and odometers on the way' })
  readonly stopId?: string;
  @ChoiceField(TOLD_KINDS) readonly kind!: ToldKind;
  @MomentField({ description: 'when it happened, by the phone' }) readonly eventTime!: string;
  @ListField(() => WeighedGoodsRequest, {
    optional: true,
    max: 200,
    description: 'loaded, delivered',
  })
  readonly goods: readonly WeighedGoodsRequest[] = [];
  @TextField({ optional: true, max: 500, description: 'skipped, failed' }) readonly reason?: string;
  @ChoiceField(['redeliver', 'return', 'to_centre'], {
    optional: true,
    description:
      'a delivery failed: try there again, bring back where it grew, or to another centre',
  })
  readonly then?: 'redeliver' | 'return' | 'to_centre';
  @IdField({ optional: true, description: 'the centre, for to_centre' })
  readonly centreSiteId?: string;
  @TextField({ optional: true, max: 1000, description: 'incident' }) readonly note?: string;
  @WholeField({ optional: true, max: METRES_MAX, description: 'odometer, in metres' })
  readonly odometerMetres?: number;
}

export class StopEventResponse {
  @IdField() readonly id!: string;
  @IdField() readonly runId!: string;
  @IdField({ nullable: true }) readonly stopId!: string | null;
  @ChoiceField(STOP_EVENT_KINDS) readonly kind!: string;
  @JsonField() readonly facts!: object;
  @IdField() readonly personId!: string;
  @TextField() readonly personName!: string;
  @MomentField() readonly eventTime!: Date;
  @MomentField() readonly recordTime!: Date;
}

export class StopEventPage {
  @ListField(() => StopEventResponse) readonly items!: readonly StopEventResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
