import type { es } from './reason-texts.es';

/** The same in English; a missing text does not compile. */
export const en: Record<keyof typeof es, string> = {
  'line.filled':
    'Complete: it asked for {wantedGrams} and has {totalGrams}, that is {gramsPerFamily} a family.',
  'line.filled_with_substitute':
    'Complete with substitutes: it asked for {wantedGrams} and has {totalGrams}, of which {substituteGrams} are the product that it takes instead, because the first was not enough.',
  'line.filled_in_part_shared':
    'In part: it asked for {wantedGrams} and has {totalGrams}, {gramsPerFamily} a family. The harvest that could reach it was not enough for all and was shared by families: the {sharers} orders left short that live on the same harvests have {sharedGramsPerFamily} a family between them.',
  'line.filled_in_part_with_substitute':
    'In part and with substitutes: it asked for {wantedGrams} and has {totalGrams}, of which {substituteGrams} are the product that it takes instead. Nothing more could reach it: {missingGrams} are missing.',
  'line.road_saved':
    'Nearly complete: it asked for {wantedGrams} and has {totalGrams}; {missingGrams} are missing. Its share was {fairGrams}, and within the voted margin it moved a little to save the network road.',
  'line.shared_out':
    'Nothing this time: it asked for {wantedGrams}. What could reach it was shared in whole packages, the smallest of {packageGrams}, among orders with as much need or more; the {sharers} left short have {sharedGramsPerFamily} a family.',
  'line.below_minimum':
    'Nothing this time: it said that less than {minGrams} is of no use to it, and sharing by families did not come to that. Its share went to the others: the {sharers} left short have {sharedGramsPerFamily} a family.',
  'line.package_rounding':
    'It asked for {wantedGrams} and has {totalGrams}. What is left comes in whole packages, of {packageGrams} the smallest that suits it, and one more does not fit between the minimum of {minGrams} and the most of {maxGrams} that it named.',
  'line.no_supply':
    'It asked for {wantedGrams} and has {totalGrams}: nobody in the network offered this product in this cycle.',
  'line.grade_too_low':
    'It asked for {wantedGrams} of grade {gradeFloor} or better, and what is offered is of grade {grade}.',
  'line.washing_differs':
    'It asked for {wantedGrams}; the washing does not agree: the harvest there is, washed: {lotWashed}, is the opposite of what it asked.',
  'line.cold_chain_missing':
    'It asked for {wantedGrams}; the harvest there is must travel and be kept cold, and the distribution point has no cold store.',
  'line.currency_differs':
    'It asked for {wantedGrams} with a price in {lineCurrency}, and the harvest has its price in {lotCurrency}: they cannot be compared.',
  'line.too_far':
    'It asked for {wantedGrams}; the nearest harvest is {metres} away by road, and what was agreed is to travel {metresMax} at most.',
  'line.out_of_window':
    'It asked for {wantedGrams}; the earliest harvest, {metres} away by road, would arrive on {arrivesOn}, after its delivery window ends on {windowToOn}.',
  'line.shelf_life_short':
    'It asked for {wantedGrams}; the best harvest is good until {bestBeforeOn}: at hand-over {daysLeft} days would be left, and {daysAsked} are needed.',
  'line.price_too_low':
    'It asked for {wantedGrams} at {ceilingMinorPerKg} {currency} a kilo at most; the cheapest that could reach it costs {deliveredMinorPerKg}: {floorMinorPerKg} for the harvest and {transportMinorPerKg} for transport.',
  'line.declined':
    'It asked for {wantedGrams} and has {totalGrams}. To the harvest that could reach it, one of the two communes said no in this cycle, and it is not offered again.',
  'line.not_computed':
    'It asked for {wantedGrams} and has {totalGrams}: matching of this product did not finish in time in this round; nothing was refused to it, and it stays for the next.',
  'lot.placed': 'All placed: {packages} packages, {placedGrams}.',
  'lot.empty': 'No packages were left to share.',
  'lot.demand_met':
    '{unplacedPackages} packages, {unplacedGrams}, are left: the {legalLines} orders that it could reach have all they wanted.',
  'lot.package_rounding':
    '{unplacedPackages} packages, {unplacedGrams}, are left: the {legalLines} orders that it could reach have no room for another whole package of {packageGrams}.',
  'lot.minimums_unmet':
    '{unplacedPackages} packages, {unplacedGrams}, are left: only orders whose minimum could not be brought together wanted them.',
  'lot.no_demand':
    '{unplacedPackages} packages, {unplacedGrams}, are left: nobody asked for this product in this cycle.',
  'lot.grade_below_floors':
    '{unplacedGrams} are left: grade {grade} falls short of what is asked, which is {gradeFloor} or better.',
  'lot.washing_differs':
    '{unplacedGrams} are left: the harvest, washed: {lotWashed}, is the opposite of what is asked.',
  'lot.cold_chain_missing':
    '{unplacedGrams} are left: they must travel and be kept cold, and no distribution point that asks for them has a cold store.',
  'lot.currency_differs':
    '{unplacedGrams} are left: the price is in {lotCurrency} and the orders pay in {lineCurrency}.',
  'lot.too_far':
    '{unplacedGrams} are left: the nearest order is {metres} away by road, and what was agreed is to travel {metresMax} at most.',
  'lot.not_ready_in_window':
    '{unplacedGrams} are left: the order where it would be least late, {metres} away, would get it on {arrivesOn}, and its window ends on {windowToOn}.',
  'lot.spoils_on_the_way':
    '{unplacedGrams} are left: they are good until {bestBeforeOn}; at hand-over {daysLeft} days would be left and {daysAsked} are needed.',
  'lot.price_above_ceilings':
    '{unplacedGrams} are left: delivered they cost {deliveredMinorPerKg} {currency} a kilo ({floorMinorPerKg} for the harvest and {transportMinorPerKg} for transport), and the order that comes closest pays {ceilingMinorPerKg}.',
  'lot.declined':
    '{unplacedGrams} are left: the orders that it could reach said no in this cycle, or the growers said no to them, and it is not offered again.',
  'lot.not_computed':
    '{unplacedPackages} packages, {unplacedGrams}, are left: matching of this product did not finish in time in this round; they stay available for the next.',
  'allocation.shared':
    'Its part when sharing by families: with this the order has {gramsPerFamily} a family.',
  'allocation.substitute':
    'Goes in place of what was missing: with this the order has {gramsPerFamily} a family.',
};
