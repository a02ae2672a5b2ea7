import {
  ChoiceField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { LOSS_STAGES, type LossStage } from '../stock/stock-move';
import { WEIGHING_METHODS, type WeighingMethod } from '../stock/weighings';
import { LOT_GRAMS_MAX } from './lot.rules';

export class WeighingRequest {
  @IdField() readonly id!: string;
  @WholeField({ min: 0, max: 1_000_000 }) readonly packages!: number;
  @GramsField({ min: 0, max: LOT_GRAMS_MAX }) readonly grossGrams!: number;
  @GramsField({ min: 0, max: LOT_GRAMS_MAX }) readonly tareGrams!: number;
  @ChoiceField(WEIGHING_METHODS) readonly method!: WeighingMethod;
  @TextField({ description: 'who else saw the scale' }) readonly witness!: string;
}

/** What every deed upon a lot says: its own id, born in the client, and when it happened (now, unless said). */
class DeedRequest {
  @IdField({ description: 'id of the movement; sent twice, it counts once' }) readonly id!: string;
  @MomentField({ optional: true }) readonly eventTime?: string;
}

export class ConfirmLotRequest extends DeedRequest {
  @ListField(() => WeighingRequest, { min: 1, max: 200 }) readonly weighings!: WeighingRequest[];
}

export class CorrectLotRequest extends DeedRequest {
  @WholeField({
    min: -LOT_GRAMS_MAX,
    max: LOT_GRAMS_MAX,
    description: 'grams more (+) or fewer (−)',
  })
  readonly changeGrams!: number;
  @TextField({ max: 500 }) readonly reason!: string;
}

export class WithdrawLotRequest extends DeedRequest {
  @GramsField({ optional: true, description: 'all that is free unless said' })
  readonly grams?: number;
  @TextField({ max: 500 }) readonly reason!: string;
}

export class LoseFromLotRequest extends WithdrawLotRequest {
  @ChoiceField(LOSS_STAGES) readonly stage!: LossStage;
  @TextField({ max: 200 }) readonly cause!: string;
}
