import type { ReasonCode } from './reason';

/**
 * What each reason says in an assembly. `{figure}` stands for a figure of the reason, written out by its
 * name: grams as kilos, metres as kilometres, money per kilo with two decimals.
 */
export const es = {
  'line.filled':
    'Completo: pidió {wantedGrams} y tiene {totalGrams}, es decir {gramsPerFamily} por familia.',
  'line.filled_with_substitute':
    'Completo con sustitutos: pidió {wantedGrams} y tiene {totalGrams}; de ellos {substituteGrams} son del rubro que aceptó en su lugar, porque el primero no alcanzó.',
  'line.filled_in_part_shared':
    'En parte: pidió {wantedGrams} y tiene {totalGrams}, {gramsPerFamily} por familia. La cosecha que podía llegarle no alcanzó para todos y se repartió por familias: entre los {sharers} pedidos que quedaron cortos y viven de esas mismas cosechas tocan {sharedGramsPerFamily} por familia.',
  'line.filled_in_part_with_substitute':
    'En parte y con sustitutos: pidió {wantedGrams} y tiene {totalGrams}; de ellos {substituteGrams} son del rubro que aceptó en su lugar. No hubo más que pudiera llegarle: faltan {missingGrams}.',
  'line.road_saved':
    'Casi completo: pidió {wantedGrams} y tiene {totalGrams}; faltan {missingGrams}. Le tocaba {fairGrams}, y dentro del margen votado se movió un poco para ahorrar camino a la red.',
  'line.shared_out':
    'Nada esta vez: pidió {wantedGrams}. Lo que podía llegarle se repartió en bultos enteros, de {packageGrams} el más pequeño, entre pedidos con igual o mayor necesidad; los {sharers} que quedaron cortos tienen {sharedGramsPerFamily} por familia.',
  'line.below_minimum':
    'Nada esta vez: dijo que menos de {minGrams} no le sirve, y repartiendo por familias no se llegaba a eso. Lo que le tocaba pasó a los demás: entre los {sharers} que quedaron cortos tocan {sharedGramsPerFamily} por familia.',
  'line.package_rounding':
    'Pidió {wantedGrams} y tiene {totalGrams}. Lo que queda viene en bultos enteros, de {packageGrams} el más pequeño de los que le sirven, y uno más no cabe entre el mínimo de {minGrams} y el máximo de {maxGrams} que indicó.',
  'line.no_supply':
    'Pidió {wantedGrams} y tiene {totalGrams}: nadie en la red ofreció este rubro en esta jornada.',
  'line.grade_too_low':
    'Pidió {wantedGrams} de calidad {gradeFloor} o mejor, y lo ofrecido es de calidad {grade}.',
  'line.washing_differs':
    'Pidió {wantedGrams}; por el lavado no coincide: la cosecha que hay, lavada: {lotWashed}, es lo contrario de lo pedido.',
  'line.cold_chain_missing':
    'Pidió {wantedGrams}; la cosecha que hay debe viajar y guardarse en frío, y el punto de entrega no tiene frío.',
  'line.currency_differs':
    'Pidió {wantedGrams} con precio en {lineCurrency}, y la cosecha tiene precio en {lotCurrency}: no se pueden comparar.',
  'line.too_far':
    'Pidió {wantedGrams}; la cosecha más cercana está a {metres} por carretera, y lo acordado es viajar {metresMax} como máximo.',
  'line.out_of_window':
    'Pidió {wantedGrams}; la cosecha que antes llega, a {metres} por carretera, llegaría el {arrivesOn}, después del {windowToOn} en que termina su plazo de entrega.',
  'line.shelf_life_short':
    'Pidió {wantedGrams}; la mejor cosecha vence el {bestBeforeOn}: al entregarla le quedarían {daysLeft} días, y hacen falta {daysAsked}.',
  'line.price_too_low':
    'Pidió {wantedGrams} a {ceilingMinorPerKg} {currency} el kilo como máximo; lo más barato que podía llegarle cuesta {deliveredMinorPerKg}: {floorMinorPerKg} de la cosecha y {transportMinorPerKg} de transporte.',
  'line.declined':
    'Pidió {wantedGrams} y tiene {totalGrams}. De la cosecha que podía llegarle, una de las dos comunas dijo que no en este ciclo, y no se vuelve a ofrecer.',
  'line.not_computed':
    'Pidió {wantedGrams} y tiene {totalGrams}: el cotejo de este rubro no terminó a tiempo en esta ronda; no se le negó nada, queda para la próxima.',
  'lot.placed': 'Todo colocado: {packages} bultos, {placedGrams}.',
  'lot.empty': 'No quedaban bultos por repartir.',
  'lot.demand_met':
    'Quedan {unplacedPackages} bultos, {unplacedGrams}: los {legalLines} pedidos a los que podía llegar ya tienen todo lo que querían.',
  'lot.package_rounding':
    'Quedan {unplacedPackages} bultos, {unplacedGrams}: a los {legalLines} pedidos a los que podía llegar no les cabe otro bulto entero de {packageGrams}.',
  'lot.minimums_unmet':
    'Quedan {unplacedPackages} bultos, {unplacedGrams}: solo los querían pedidos cuyo mínimo no se pudo reunir.',
  'lot.no_demand':
    'Quedan {unplacedPackages} bultos, {unplacedGrams}: nadie pidió este rubro en esta jornada.',
  'lot.grade_below_floors':
    'Quedan {unplacedGrams}: la calidad {grade} no llega a la que piden, que es {gradeFloor} o mejor.',
  'lot.washing_differs':
    'Quedan {unplacedGrams}: la cosecha, lavada: {lotWashed}, es lo contrario de lo que piden.',
  'lot.cold_chain_missing':
    'Quedan {unplacedGrams}: deben viajar y guardarse en frío, y ningún punto de entrega que los pide tiene frío.',
  'lot.currency_differs':
    'Quedan {unplacedGrams}: el precio está en {lotCurrency} y los pedidos pagan en {lineCurrency}.',
  'lot.too_far':
    'Quedan {unplacedGrams}: el pedido más cercano está a {metres} por carretera, y lo acordado es viajar {metresMax} como máximo.',
  'lot.not_ready_in_window':
    'Quedan {unplacedGrams}: al pedido al que menos tarde llegaría, a {metres}, llegaría el {arrivesOn}, y su plazo termina el {windowToOn}.',
  'lot.spoils_on_the_way':
    'Quedan {unplacedGrams}: vencen el {bestBeforeOn}; al entregarlos les quedarían {daysLeft} días y hacen falta {daysAsked}.',
  'lot.price_above_ceilings':
    'Quedan {unplacedGrams}: puestos en destino cuestan {deliveredMinorPerKg} {currency} el kilo ({floorMinorPerKg} de la cosecha y {transportMinorPerKg} de transporte), y el pedido que más se acerca paga {ceilingMinorPerKg}.',
  'lot.declined':
    'Quedan {unplacedGrams}: los pedidos a los que podía llegar dijeron que no en este ciclo, o la comuna productora se lo dijo a ellos, y no se vuelve a ofrecer.',
  'lot.not_computed':
    'Quedan {unplacedPackages} bultos, {unplacedGrams}: el cotejo de este rubro no terminó a tiempo en esta ronda; siguen disponibles para la próxima.',
  'allocation.shared':
    'Le toca en el reparto por familias: con esto el pedido tiene {gramsPerFamily} por familia.',
  'allocation.substitute':
    'Va como sustituto de lo que faltó: con esto el pedido tiene {gramsPerFamily} por familia.',
} satisfies Record<ReasonCode, string>;
