import type { es } from './point-texts.es';

/** The same in English; a missing text does not compile. */
export const en: Record<keyof typeof es, string> = {
  'why.asked':
    'It asked for {wantedGrams} for {families} families (of use from {minGrams}, at most {maxGrams}); it had {alreadyGrams} before and has {totalGrams} now, {gramsPerFamily} a family.',
  'why.segment':
    'It lives on the same harvests as other orders: in its group there are {lines} order(s) of {communes} commune(s) with {families} families, and from {lots} lot(s) they have {gramsPerFamily} a family.',
  'why.segment_without':
    'The harvests that could reach it were shared among {lines} order(s) of {communes} commune(s) with {families} families, at {gramsPerFamily} a family.',
  'why.debt_owed':
    'In its favour counted {debtGrams} that past rounds still owed it: so it comes before others with the same.',
  'why.debt_owing':
    'Counted were {debtGrams} that it had too much in past rounds: so it comes after others with the same.',
  'why.floor':
    'Of the harvest of its own commune and municipality {floorGrams} were sure before sharing with the others.',
  'why.agreement': 'By agreement between communes up to {grams} are set aside for it first.',
  'why.tolerance_less':
    'Its fair share was {fairGrams}; within the voted margin of {tolerancePercent} % it got {differenceGrams} less to save the network road.',
  'why.tolerance_more':
    'Its fair share was {fairGrams}; within the voted margin of {tolerancePercent} % it got {differenceGrams} more to save the network road.',
  'why.offered':
    '{packages} package(s) of {packageGrams} were offered; {placedPackages} are placed and {unplacedPackages} are left.',
  'why.placed':
    'What is placed goes to {lines} order(s) of {communes} commune(s); the longest road is {metres}.',
  'why.spoils_before_next':
    'It will not keep until the next round: it is good until {bestBeforeOn}. It had better be offered now as a rescue to schools, canteens, plants or fairs.',
  'change.more':
    'For a kilo more a family in its group, {grams} more of this product within its reach are needed.',
  'change.minimum':
    'With a minimum of {grams} or less it would have shared what falls to a family.',
  'change.grade': 'If it took grade {grade}, {lots} more lot(s) could reach it, {grams}.',
  'change.washing':
    'If it did not ask for the other washing, {lots} more lot(s) could reach it, {grams}.',
  'change.cold_chain':
    'With a cold store at the distribution point {lots} more lot(s) could reach it, {grams}.',
  'change.currency':
    'If the price were agreed in one currency, {lots} more lot(s) could reach it, {grams}.',
  'change.distance':
    'With a lorry for roads longer than the {metresMax} agreed, {lots} more lot(s) could reach it, {grams}; the nearest is in municipality {municipalityCode}, {metres} away.',
  'change.window':
    'With a delivery window {days} day(s) longer the first of {lots} more lot(s) would be in time, {grams} in all; it comes from municipality {municipalityCode}, {metres} away.',
  'change.shelf_life':
    'If {days} day(s) less of shelf life were enough, the first of {lots} more lot(s) could reach it, {grams} in all.',
  'change.price':
    'With {minorPerKg} {currency} more a kilo it could pay the cheapest of {lots} more lot(s), {grams} in all.',
  'change.declined':
    'To {lots} lot(s), {grams}, one of the two communes said no in this cycle; by talking they could be offered again in the next.',
  'change.lot_grade': '{lines} order(s), {grams}, would take it if they took grade {grade}.',
  'change.lot_washing':
    '{lines} order(s), {grams}, would take it with the washing that they ask for.',
  'change.lot_cold_chain':
    '{lines} order(s), {grams}, would take it if their distribution point had a cold store.',
  'change.lot_currency':
    '{lines} order(s), {grams}, would take it with the price in their currency.',
  'change.lot_distance':
    'With a lorry for roads longer than the {metresMax} agreed it would reach {lines} more order(s), {grams}; the nearest is in municipality {municipalityCode}, {metres} away.',
  'change.lot_window':
    'If it were ready {days} day(s) earlier, or the order waited so long, it would be in time for the first of {lines} more order(s), {grams} in all.',
  'change.lot_shelf_life':
    'If it kept {days} day(s) longer, or the order asked for less, it would suit the first of {lines} more order(s), {grams} in all.',
  'change.lot_price':
    'With {minorPerKg} {currency} less a kilo, delivered, the first of {lines} more order(s) could pay it, {grams} in all.',
  'change.lot_declined':
    'With {lines} order(s), {grams}, one of the two communes said no in this cycle.',
  'change.lot_wishes':
    'The {lines} order(s) that it can reach would have to want {grams} more, or to bring their minimum together, for nothing to be left.',
};
