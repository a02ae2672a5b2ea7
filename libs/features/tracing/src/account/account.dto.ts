import {
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import type { Figures } from './figures';

const ANY_MIN = -Number.MAX_SAFE_INTEGER;
const grams = (description: string): PropertyDecorator =>
  WholeField({ description: `grams ${description}` });
const signed = (description: string): PropertyDecorator =>
  WholeField({ min: ANY_MIN, description: `grams ${description}` });

export class LostByStageResponse {
  @GramsField({ min: 0 }) readonly field!: number;
  @GramsField({ min: 0 }) readonly collection!: number;
  @GramsField({ min: 0 }) readonly transport!: number;
  @GramsField({ min: 0 }) readonly reception!: number;
  @GramsField({ min: 0 }) readonly distribution!: number;
}

export class FiguresResponse implements Figures {
  @grams('that the producers announced') readonly announcedGrams!: number;
  @grams('that the scale found, corrections included') readonly weighedGrams!: number;
  @signed('weighed less announced') readonly weighingDifferenceGrams!: number;
  @grams('free when the first matching asked') readonly offeredGrams!: number;
  @grams('given to order lines and neither declined nor released') readonly allocatedGrams!: number;
  @grams('of these, accepted by both communes') readonly acceptedGrams!: number;
  @grams('that a commune declined') readonly declinedGrams!: number;
  @grams('given back after acceptance') readonly releasedGrams!: number;
  @grams('weighed onto vehicles at their origin') readonly loadedGrams!: number;
  @signed('on vehicles and at centres on the way now') readonly onTheRoadGrams!: number;
  @grams('handed over where they were ordered') readonly deliveredGrams!: number;
  @grams('delivered and not yet weighed by the receiver') readonly awaitingReceptionGrams!: number;
  @grams('that the receivers weighed') readonly receivedGrams!: number;
  @signed('between scales on the way and at reception, lost or found')
  readonly scaleDifferenceGrams!: number;
  @signed('lost at any stage') readonly lostGrams!: number;
  @ObjectField(() => LostByStageResponse) readonly lost!: LostByStageResponse;
  @grams('that found no taker in the last matching') readonly unplacedGrams!: number;
  @grams('taken by schools, canteens, fairs and neighbours') readonly rescuedGrams!: number;
  @signed('that their commune withdrew') readonly withdrawnGrams!: number;
  @signed('that were not taken in time') readonly expiredGrams!: number;
  @grams('of the cycle’s lots that are free now') readonly freeGrams!: number;
}

export class ProductFiguresResponse extends FiguresResponse {
  @IdField() readonly productId!: string;
  @TextField() readonly name!: string;
}

export class SupplierFiguresResponse extends FiguresResponse {
  @IdField() readonly communeId!: string;
  @TextField() readonly name!: string;
}

export class CustomerFiguresResponse extends FiguresResponse {
  @IdField() readonly communeId!: string;
  @TextField() readonly name!: string;
  @WholeField({ description: 'families of its order' }) readonly families!: number;
  @grams('allocated per family, rounded down') readonly allocatedGramsPerFamily!: number;
  @grams('received per family, rounded down') readonly receivedGramsPerFamily!: number;
}

export class UnplacedResponse {
  @TextField() readonly reasonCode!: string;
  @TextField({ max: 500, description: 'in the reader’s language' }) readonly text!: string;
  @GramsField() readonly grams!: number;
}

export class FamiliesResponse {
  @WholeField({ description: 'families of all orders' }) readonly ordered!: number;
  @WholeField({ description: 'families of orders that were allocated something' })
  readonly allocated!: number;
  @WholeField({ description: 'families of orders that received something' })
  readonly reached!: number;
  @grams('received per family reached, rounded down') readonly receivedGramsPerFamily!: number;
}

export class RoadResponse {
  @WholeField({ description: 'runs that left' }) readonly runs!: number;
  @WholeField({ description: 'of these, without both odometer readings: planned metres are taken' })
  readonly runsWithoutOdometer!: number;
  @WholeField({ description: 'metres driven by all vehicles' }) readonly vehicleMetres!: number;
  @WholeField({
    description: 'kilograms times kilometres; a thousand of them are a tonne-kilometre',
  })
  readonly kilogramKm!: number;
  @WholeField({ description: 'millilitres burnt, as settled' }) readonly fuelUsedMl!: number;
}

export class AccountResponse {
  @IdField() readonly cycleId!: string;
  @TextField() readonly cycleName!: string;
  @TextField() readonly cycleState!: string;
  @MomentField({ description: 'when these figures were read' }) readonly asOf!: string;
  @WholeField({ description: 'lots that its matching runs offered' }) readonly lots!: number;
  @ObjectField(() => FiguresResponse) readonly totals!: Figures;
  @ListField(() => UnplacedResponse) readonly unplaced!: UnplacedResponse[];
  @ObjectField(() => FamiliesResponse) readonly families!: FamiliesResponse;
  @ObjectField(() => RoadResponse) readonly road!: RoadResponse;
  @ListField(() => ProductFiguresResponse) readonly products!: ProductFiguresResponse[];
  @ListField(() => SupplierFiguresResponse) readonly suppliers!: SupplierFiguresResponse[];
  @ListField(() => CustomerFiguresResponse) readonly customers!: CustomerFiguresResponse[];
}

export class PublicCycleResponse {
  @IdField() readonly id!: string;
  @TextField() readonly name!: string;
  @TextField() readonly state!: string;
  @TextField({ nullable: true }) readonly hostCommuneName!: string | null;
  @DateField() readonly opensOn!: string;
  @DateField() readonly closesOn!: string;
  @DateField() readonly movesOn!: string;
  @DateField() readonly handsOutOn!: string;
  @DateField() readonly settlesOn!: string;
  @FlagField({ description: 'a matching run of it has counted' }) readonly isMatched!: boolean;
}

export class PublicCyclePage {
  @ListField(() => PublicCycleResponse) readonly items!: PublicCycleResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
