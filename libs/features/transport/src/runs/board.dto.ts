import {
  FlagField,
  GramsField,
  IdField,
  ListField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { ConflictResponse, RunResponse, StopResponse } from './run.dto';

/** Accepted kilos that no run has taken, at the place where they wait. */
export class WaitingGoodsResponse {
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @IdField() readonly supplierCommuneId!: string;
  @TextField() readonly supplierName!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerName!: string;
  @IdField() readonly siteId!: string;
  @TextField() readonly siteName!: string;
  @FlagField({ description: 'where they grew; otherwise at a centre on the way' })
  readonly isOrigin!: boolean;
  @IdField() readonly toSiteId!: string;
  @TextField() readonly toSiteName!: string;
  @GramsField() readonly grams!: number;
  @WholeField() readonly packages!: number;
}

export class BoardRunResponse {
  @ObjectField(() => RunResponse) readonly run!: RunResponse;
  @ListField(() => StopResponse) readonly stops!: readonly StopResponse[];
  @ListField(() => ConflictResponse) readonly conflicts!: readonly ConflictResponse[];
}

export class BoardTotals {
  @GramsField({ min: 0 }) readonly waitingGrams!: number;
  @GramsField({ min: 0 }) readonly plannedGrams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0 }) readonly lostGrams!: number;
  @WholeField() readonly plannedMetres!: number;
  @WholeField() readonly kilogramMetres!: number;
  @WholeField() readonly runs!: number;
}

export class BoardResponse {
  @IdField() readonly cycleId!: string;
  @ObjectField(() => BoardTotals) readonly totals!: BoardTotals;
  @ListField(() => WaitingGoodsResponse) readonly waiting!: readonly WaitingGoodsResponse[];
  @ListField(() => BoardRunResponse) readonly runs!: readonly BoardRunResponse[];
}

/** What a collection centre holds: its own lots, and goods on their way through. */
export class CentreStockResponse {
  @IdField() readonly siteId!: string;
  @TextField() readonly siteName!: string;
  @IdField() readonly communeId!: string;
  @GramsField({ min: 0 }) readonly ownGrams!: number;
  @GramsField({ min: 0 }) readonly inGrams!: number;
  @GramsField({ min: 0 }) readonly outGrams!: number;
  @GramsField({ min: 0 }) readonly lostGrams!: number;
  @GramsField({ min: 0, description: 'in − out − lost − the scales’ differences' })
  readonly onHandGrams!: number;
  @GramsField({ min: 0, description: '0: not stated' }) readonly storageGrams!: number;
}

export class CentreStockPage {
  @ListField(() => CentreStockResponse) readonly items!: readonly CentreStockResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
