/** Words of the account and the audit. */
export const tracing = {
  'audit.allocation.within_lot':
    'Lo asignado de cada lote no pasa de lo que se confirmó con la romana.',
  'audit.custody.delivered_agrees':
    'Lo entregado de cada asignación es lo que la comuna que recibe tomó en sus manos.',
  'audit.custody.has_no_gap':
    'La cadena de custodia no tiene huecos: nadie entrega lo que no le entregaron.',
  'audit.custody.is_weighed': 'Cada cambio de manos tiene su pesaje, y los kilos coinciden.',
  'audit.facts.all_heard': 'Todos los hechos se contaron y ningún trabajo quedó muerto.',
  'audit.fuel.used_is_entered': 'El combustible usado de cada cupo es la suma de sus asientos.',
  'audit.line.counter_is_allocations':
    'Lo que cada línea de pedido dice tener es la suma de sus asignaciones.',
  'audit.line.within_max': 'Ninguna línea de pedido recibe más de su máximo.',
  'audit.loss.has_stage_and_cause': 'Toda pérdida tiene etapa, causa y motivo.',
  'audit.matching.papers_untouched':
    'Las preguntas y respuestas de los cotejos son las que se sellaron.',
  'audit.outcome.for_everything_asked':
    'Cada lote y cada línea que entró en un cotejo tiene su resultado.',
  'audit.outcome.has_reason': 'Todo resultado de un cotejo tiene su motivo escrito.',
  'audit.place.centre_adds_up':
    'En cada centro: lo que entró es lo que salió, más lo perdido, más lo que hay.',
  'audit.place.vehicle_adds_up':
    'En cada vehículo: lo que subió es lo que bajó, más lo perdido, más lo que lleva.',
  'audit.reception.every_gram_explained': 'Cada gramo que no se recibió tiene su motivo.',
  'audit.shipment.loaded_covers_delivered': 'Ningún vehículo entrega o pierde más de lo que cargó.',
  'audit.shipment.within_allocation':
    'Los envíos de una asignación no pasan de sus kilos en ningún tramo.',
  'audit.stock.counters_are_movements':
    'Lo que cada lote dice tener es la suma de sus movimientos.',
  'audit.stock.delivered_is_received':
    'Lo entregado según el inventario es lo que tienen quienes recibieron.',
  'audit.stock.every_gram_somewhere': 'Cada gramo de cada lote está en un solo lugar.',
  'audit.stock.on_the_road_is_held':
    'Lo que va en camino según el inventario está en manos de un vehículo o un centro.',
  'audit.stock.reserved_is_promised':
    'Lo reservado de cada lote es lo prometido que aún no se ha cargado.',
  'unplaced.allocation.declined': 'Se asignó, una comuna dijo que no, y no se volvió a repartir.',
  'unplaced.allocation.released': 'Se aceptó, no se cargó, y no se volvió a repartir.',
  'unplaced.lot.cold_chain_missing': 'Necesita frío y quienes pedían no lo tienen.',
  'unplaced.lot.currency_differs': 'El precio está en otra moneda que la de los pedidos.',
  'unplaced.lot.demand_met': 'Los pedidos ya estaban cubiertos.',
  'unplaced.lot.empty': 'No quedaba nada que repartir.',
  'unplaced.lot.grade_below_floors': 'Los pedidos querían mejor calidad.',
  'unplaced.lot.minimums_unmet': 'No alcanzaba para el mínimo que pedían.',
  'unplaced.lot.no_demand': 'Nadie pidió este rubro.',
  'unplaced.lot.not_ready_in_window': 'No estaba listo en los días de los pedidos.',
  'unplaced.lot.package_remainder': 'Kilos sueltos que no llenan un bulto.',
  'unplaced.lot.package_rounding': 'No cabía un bulto entero en ningún pedido.',
  'unplaced.lot.placed': 'Se repartió.',
  'unplaced.lot.price_above_ceilings': 'El precio pasaba del tope de los pedidos.',
  'unplaced.lot.spoils_on_the_way': 'Se dañaría antes de llegar.',
  'unplaced.lot.too_far': 'Quienes pedían están demasiado lejos.',
  'unplaced.lot.washing_differs': 'Lo pedían lavado, o sin lavar.',
} as const;
