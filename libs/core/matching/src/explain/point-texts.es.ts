import type { PointCode } from './point-codes';

/** What an explanation says to an assembly, point by point. */
export const es = {
  'why.asked':
    'Pidió {wantedGrams} para {families} familias (mínimo útil {minGrams}, máximo {maxGrams}); antes tenía {alreadyGrams} y ahora tiene {totalGrams}, {gramsPerFamily} por familia.',
  'why.segment':
    'Vive de las mismas cosechas que otros pedidos: en su grupo hay {lines} pedido(s) de {communes} comuna(s) con {families} familias, y de {lots} lote(s) les tocan {gramsPerFamily} por familia.',
  'why.segment_without':
    'Las cosechas que podían llegarle se repartieron entre {lines} pedido(s) de {communes} comuna(s) con {families} familias, a {gramsPerFamily} por familia.',
  'why.debt_owed':
    'Se le contaron a favor {debtGrams} que se le quedaron debiendo en rondas pasadas: por eso va antes que otros con lo mismo.',
  'why.debt_owing':
    'Se le contaron {debtGrams} que recibió de más en rondas pasadas: por eso va después que otros con lo mismo.',
  'why.floor':
    'De la cosecha de su propia comuna y municipio tenía {floorGrams} asegurados antes de repartir con los demás.',
  'why.agreement': 'Por convenio entre comunas se le aparta primero hasta {grams}.',
  'why.tolerance_less':
    'Su parte justa era {fairGrams}; dentro del margen votado de {tolerancePercent} % recibió {differenceGrams} menos para ahorrarle camino a la red.',
  'why.tolerance_more':
    'Su parte justa era {fairGrams}; dentro del margen votado de {tolerancePercent} % recibió {differenceGrams} más para ahorrarle camino a la red.',
  'why.offered':
    'Ofreció {packages} bulto(s) de {packageGrams}; se colocaron {placedPackages} y quedan {unplacedPackages}.',
  'why.placed':
    'Lo colocado va a {lines} pedido(s) de {communes} comuna(s); el viaje más largo es de {metres}.',
  'why.spoils_before_next':
    'No aguanta hasta la próxima ronda: vence el {bestBeforeOn}. Conviene ofrecerlo ya como rescate a escuelas, comedores, plantas o ferias.',
  'change.more':
    'Para que en su grupo toque un kilo más por familia hacen falta {grams} más de este rubro a su alcance.',
  'change.minimum':
    'Con un mínimo de {grams} o menos habría entrado en el reparto con lo que toca por familia.',
  'change.grade': 'Si aceptara calidad {grade}, podrían llegarle {lots} lote(s) más, {grams}.',
  'change.washing': 'Si no pidiera otro lavado, podrían llegarle {lots} lote(s) más, {grams}.',
  'change.cold_chain':
    'Con frío en el punto de entrega podrían llegarle {lots} lote(s) más, {grams}.',
  'change.currency':
    'Si el precio se acordara en la misma moneda, podrían llegarle {lots} lote(s) más, {grams}.',
  'change.distance':
    'Con un camión que cubra caminos más largos que los {metresMax} acordados podrían llegarle {lots} lote(s) más, {grams}; el más cercano está en el municipio {municipalityCode}, a {metres}.',
  'change.window':
    'Con un plazo de entrega {days} día(s) más largo llegaría a tiempo el primero de {lots} lote(s) más, {grams} en total; ese viene del municipio {municipalityCode}, a {metres}.',
  'change.shelf_life':
    'Si le bastaran {days} día(s) menos de vida al recibir, podría llegarle el primero de {lots} lote(s) más, {grams} en total.',
  'change.price':
    'Con {minorPerKg} {currency} más por kilo alcanzaría el más barato de {lots} lote(s) más, {grams} en total.',
  'change.declined':
    'A {lots} lote(s), {grams}, una de las dos comunas les dijo que no en este ciclo; hablando podrían volver a ofrecerse en el próximo.',
  'change.lot_grade': '{lines} pedido(s), {grams}, lo tomarían si aceptaran calidad {grade}.',
  'change.lot_washing': '{lines} pedido(s), {grams}, lo tomarían con el lavado que piden.',
  'change.lot_cold_chain':
    '{lines} pedido(s), {grams}, lo tomarían si su punto de entrega tuviera frío.',
  'change.lot_currency': '{lines} pedido(s), {grams}, lo tomarían con el precio en su moneda.',
  'change.lot_distance':
    'Con un camión que cubra caminos más largos que los {metresMax} acordados llegaría a {lines} pedido(s) más, {grams}; el más cercano está en el municipio {municipalityCode}, a {metres}.',
  'change.lot_window':
    'Si estuviera listo {days} día(s) antes, o el pedido esperara eso, llegaría a tiempo al primero de {lines} pedido(s) más, {grams} en total.',
  'change.lot_shelf_life':
    'Si aguantara {days} día(s) más, o el pedido pidiera menos, serviría al primero de {lines} pedido(s) más, {grams} en total.',
  'change.lot_price':
    'Con {minorPerKg} {currency} menos por kilo, puesto en destino, lo alcanzaría el primero de {lines} pedido(s) más, {grams} en total.',
  'change.lot_declined':
    'Con {lines} pedido(s), {grams}, una de las dos comunas dijo que no en este ciclo.',
  'change.lot_wishes':
    'Los {lines} pedido(s) a los que puede llegar tendrían que querer {grams} más, o juntar su mínimo, para que no quedara nada.',
} satisfies Record<PointCode, string>;
