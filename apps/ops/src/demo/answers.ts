/** What a play reads of the answers it gets; they say more. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface LotAnswer {
  readonly id: string;
  readonly code: string;
  readonly communeId: string;
  readonly productId: string;
  readonly state: string;
  readonly announcedGrams: number;
  readonly weighedGrams: number | null;
  readonly listedGrams: number;
  readonly availableGrams: number;
  readonly reservedGrams: number;
  readonly loadedGrams: number;
  readonly deliveredGrams: number;
  readonly lostGrams: number;
  readonly withdrawnGrams: number;
  readonly expiredGrams: number;
}

export interface OrderLineAnswer {
  readonly id: string;
  readonly productId: string;
  readonly wantedGrams: number;
  readonly maxGrams: number;
  readonly allocatedGrams: number;
}

export interface OrderAnswer {
  readonly id: string;
  readonly communeId: string;
  readonly families: number;
  readonly state: string;
  readonly lines: readonly OrderLineAnswer[];
}

export interface SubmissionAnswer {
  readonly terms: string;
  readonly text: string;
  readonly order: OrderAnswer;
}

export interface SuggestionAnswer {
  readonly families: number;
  readonly lines: readonly { readonly productId: string; readonly suggestedGrams: number }[];
}

export interface MatchingRunAnswer {
  readonly id: string;
  readonly kind: 'cycle' | 'follow_up' | 'dry_run';
  readonly state: string;
  readonly failure: string | null;
  readonly settledAt: string | null;
  readonly availableGrams: number | null;
  readonly placedGrams: number | null;
  readonly unplacedGrams: number | null;
}

/** How far a run that thinks has come. */
export interface SolvingAnswer {
  readonly stage: string;
  readonly groupsDone: number;
  readonly groupsTotal: number;
  readonly percent: number;
}

export interface MatchingRunDetailAnswer extends MatchingRunAnswer {
  readonly isCertified: boolean;
  readonly solving: SolvingAnswer | null;
  readonly totals: {
    readonly allocations: number;
    readonly availableGrams: number;
    readonly placedGrams: number;
    readonly linesFilled: number;
    readonly linesInPart: number;
    readonly linesWithNothing: number;
    readonly kilogramKilometres: number;
  } | null;
}

/** What `match --verify` judges; a play reads its allocations. */
export interface RecordAnswer {
  readonly answer: {
    readonly allocations: readonly {
      readonly lotId: string;
      readonly lineId: string;
      readonly packages: number;
      readonly grams: number;
    }[];
  };
}

export interface AllocationAnswer {
  readonly id: string;
  readonly code: string;
  readonly lotId: string;
  readonly lotCode: string;
  readonly orderLineId: string;
  readonly productId: string;
  readonly productName: string;
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
  readonly customerCommuneName: string;
  readonly packages: number;
  readonly grams: number;
  readonly state: string;
  readonly loadedGrams: number;
  readonly deliveredGrams: number;
  readonly receivedGrams: number | null;
  readonly metres: number;
}

export interface RescueAnswer {
  readonly id: string;
  readonly lotId: string;
  readonly communeId: string;
  readonly productNameEs: string;
  readonly productNameEn: string;
  readonly freeGrams: number;
  readonly takenGrams: number;
  readonly state: string;
}

export interface RunPlanAnswer {
  readonly state: string;
  readonly failure: string | null;
  readonly runIds: readonly string[];
  readonly unserved: readonly {
    readonly allocationId: string;
    readonly grams: number;
    readonly textEs: string;
    readonly textEn: string;
  }[];
}

export interface StopAnswer {
  readonly id: string;
  readonly position: number;
  readonly kind: 'start' | 'pick_up' | 'delivery' | 'end';
  readonly siteName: string;
  readonly state: string;
  readonly isLocked: boolean;
}

export interface ShipmentAnswer {
  readonly id: string;
  readonly allocationId: string;
  readonly lotId: string;
  readonly pickUpStopId: string;
  readonly deliveryStopId: string;
  readonly packages: number;
  readonly grams: number;
  readonly loadedPackages: number | null;
  readonly loadedGrams: number | null;
  readonly deliveredGrams: number | null;
  readonly lostGrams: number;
  readonly state: string;
}

export interface RunAnswer {
  readonly id: string;
  readonly code: string;
  readonly vehicleId: string;
  readonly vehicleName: string;
  readonly plate: string;
  readonly state: string;
  readonly plannedMetres: number;
  readonly drivenMetres: number | null;
  readonly plannedFuelMl: number;
  readonly plannedGrams: number;
  readonly loadedGrams: number;
  readonly deliveredGrams: number;
  readonly lostGrams: number;
  readonly utilisationPermille: number;
  readonly kilogramMetres: number;
  readonly version: number;
}

export interface RunDetailAnswer extends RunAnswer {
  readonly stops: readonly StopAnswer[];
  readonly shipments: readonly ShipmentAnswer[];
  readonly conflicts: readonly {
    readonly isHard: boolean;
    readonly textEs: string;
    readonly textEn: string;
  }[];
  readonly gate: {
    readonly isCleared: boolean;
    readonly checks: readonly {
      readonly code: string;
      readonly isMet: boolean;
      readonly textEs: string;
      readonly textEn: string;
    }[];
  } | null;
}

/** One run of a plan by what it serves per litre. */
export interface RankedRunAnswer {
  readonly rank: number;
  readonly runCode: string | null;
  readonly vehicleName: string;
  readonly priority: number;
  readonly priorityPerLitre: number | null;
  readonly fuelMl: number;
  readonly families: number;
  readonly servedGrams: number;
}

export interface PlanRankingAnswer {
  readonly runs: readonly RankedRunAnswer[];
  readonly leftBehind: readonly {
    readonly goodsEs: string;
    readonly goodsEn: string;
    readonly grams: number;
    readonly priority: number;
    readonly textEs: string;
    readonly textEn: string;
    readonly changes: readonly { readonly textEs: string; readonly textEn: string }[];
  }[];
}

export interface FuelQuotaAnswer {
  readonly fuel: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly leftMl: number;
}

export interface OutcomeAnswer {
  readonly communeId: string;
  readonly communeName: string;
  readonly families: number;
  readonly askedGrams: number;
  readonly givenGrams: number;
  readonly gramsPerFamily: number;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly productName: string;
    readonly askedGrams: number;
    readonly givenGrams: number;
    readonly reasonCode: string | null;
    readonly text: string | null;
  }[];
}

export interface LotExplanationAnswer {
  readonly lotCode: string;
  readonly productName: string;
  readonly rounds: readonly {
    readonly unplacedGrams: number;
    readonly reasonCode: string;
    readonly text: string;
  }[];
}

export interface FiguresAnswer {
  readonly announcedGrams: number;
  readonly weighedGrams: number;
  readonly offeredGrams: number;
  readonly allocatedGrams: number;
  readonly loadedGrams: number;
  readonly onTheRoadGrams: number;
  readonly deliveredGrams: number;
  readonly awaitingReceptionGrams: number;
  readonly receivedGrams: number;
  readonly scaleDifferenceGrams: number;
  readonly lostGrams: number;
  readonly lost: Readonly<
    Record<'field' | 'collection' | 'transport' | 'reception' | 'distribution', number>
  >;
  readonly unplacedGrams: number;
  readonly rescuedGrams: number;
  readonly withdrawnGrams: number;
  readonly expiredGrams: number;
  readonly freeGrams: number;
}

export interface AccountAnswer {
  readonly lots: number;
  readonly totals: FiguresAnswer;
  readonly unplaced: readonly {
    readonly reasonCode: string;
    readonly text: string;
    readonly grams: number;
  }[];
  readonly families: { readonly ordered: number; readonly reached: number };
  readonly road: {
    readonly runs: number;
    readonly vehicleMetres: number;
    readonly kilogramKm: number;
    readonly fuelUsedMl: number;
  };
  readonly customers: readonly (FiguresAnswer & {
    readonly communeId: string;
    readonly name: string;
    readonly families: number;
    readonly receivedGramsPerFamily: number;
  })[];
}
