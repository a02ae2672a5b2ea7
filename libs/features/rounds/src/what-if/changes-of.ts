import { fieldFault } from '#core/kernel';
import type { Grade, MatchingLot, QuestionChanges } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';
import { derivedId } from '../derived-id';
import type { AddedLot, WhatIfChanges } from './what-if.dto';

interface PlaceRow {
  readonly communeId: string;
  readonly productId: string;
  readonly municipalityCode: string;
  readonly stateCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly coldChain: boolean;
}

/** What somebody would like to try, in the words of the core. Only what was said is in it. */
export async function changesOf(
  tx: Tx,
  told: WhatIfChanges,
  runId: string,
): Promise<QuestionChanges> {
  const { maxMetres, speedKmh, weights = [], addedLots = [], withoutLotIds = [] } = told;
  const policy = policyOf(told);
  const travel = {
    ...(maxMetres !== undefined && { maxMetres }),
    ...(speedKmh !== undefined && { speedKmh }),
  };
  const familiesPermille = Object.fromEntries(weights.map((it) => [it.communeId, it.permille]));
  return {
    ...(Object.keys(policy).length > 0 && { policy }),
    ...(Object.keys(travel).length > 0 && { travel }),
    ...(weights.length > 0 && { familiesPermille }),
    ...(addedLots.length > 0 && { lots: await lotsOf(tx, addedLots, runId) }),
    ...(withoutLotIds.length > 0 && { withoutLotIds }),
  };
}

function policyOf(told: WhatIfChanges): NonNullable<QuestionChanges['policy']> {
  const { tolerancePermille, memoryPermille, debtOrdersMax, shelfMarginDays } = told;
  const norms = told.norms?.map((it) => [it.productId, it.gramsPerFamily] as const);
  return {
    ...(tolerancePermille !== undefined && { tolerancePermille }),
    ...(memoryPermille !== undefined && { memoryPermille }),
    ...(debtOrdersMax !== undefined && { debtOrdersMax }),
    ...(shelfMarginDays !== undefined && { shelfMarginDays }),
    ...(told.isConsolidated !== undefined && { consolidate: told.isConsolidated }),
    ...(norms && { normGramsPerFamily: Object.fromEntries(norms) }),
  };
}

/** Lots that might be: at the first site of their commune, or at its middle. Their ids follow from the run's. */
async function lotsOf(tx: Tx, added: readonly AddedLot[], runId: string): Promise<MatchingLot[]> {
  const places = await rowsOf<PlaceRow>(tx, PLACES, [
    added.map((lot) => lot.communeId),
    added.map((lot) => lot.productId),
  ]);
  return added.map((lot, at) => {
    const place = places.find(
      (it) => it.communeId === lot.communeId && it.productId === lot.productId,
    );
    if (!place) throw fieldFault(`changes.addedLots.${String(at)}`, 'matching_run.lot_nowhere');
    return { ...lotOf(lot, place), id: derivedId(runId, 'lot', String(at)) };
  });
}

function lotOf(lot: AddedLot, place: PlaceRow): Omit<MatchingLot, 'id'> {
  const { packages, packageGrams, readyOn, bestBeforeOn } = lot;
  const grade: Grade = lot.grade;
  return {
    ...place,
    ...{ grade, washed: lot.isWashed, packageType: 'XX', packages, packageGrams },
    ...{ readyOn, bestBeforeOn, floorMinorPerKg: null, currency: null },
  };
}

const PLACES = `
  SELECT DISTINCT ON (told.commune_id, told.product_id) told.commune_id AS "communeId",
    told.product_id AS "productId", commune.municipality_code AS "municipalityCode",
    municipality.state_code AS "stateCode", coalesce(site.latitude, commune.latitude) AS latitude,
    coalesce(site.longitude, commune.longitude) AS longitude, product.cold_chain AS "coldChain"
  FROM unnest($1::uuid[], $2::uuid[]) AS told (commune_id, product_id)
  JOIN commune ON commune.id = told.commune_id
  JOIN municipality ON municipality.code = commune.municipality_code
  JOIN product ON product.id = told.product_id
  LEFT JOIN site ON site.commune_id = commune.id
  ORDER BY told.commune_id, told.product_id, site.id`;
