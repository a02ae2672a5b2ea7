/** Refusals and notices of the notices feature. */
export const notices = {
  'notice.not_found': 'Ese aviso no existe.',

  'notice.role.producer_spokesperson': 'vocería de productores',
  'notice.role.food_spokesperson': 'vocería de alimentación',
  'notice.role.transport_coordinator': 'coordinación de transporte',
  'notice.role.driver': 'conducción',
  'notice.role.centre_receiver': 'recepción en el centro de acopio',
  'notice.role.bank_administrator': 'administración del banco de la comuna',
  'notice.role.comptroller': 'contraloría',
  'notice.role.assembly_recorder': 'registro de la asamblea',
  'notice.role.network_liaison': 'enlace de la red',
  'notice.stage.field': 'en el campo',
  'notice.stage.collection': 'en el acopio',
  'notice.stage.transport': 'en el transporte',
  'notice.stage.reception': 'en la recepción',
  'notice.stage.distribution': 'en el reparto',
  'notice.claim_kind.spoilage': 'producto dañado',
  'notice.claim_kind.short_delivery': 'llegó de menos',
  'notice.claim_kind.over_delivery': 'llegó de más',
  'notice.claim_kind.wrong_product': 'rubro equivocado',
  'notice.claim_kind.quality': 'calidad',

  'notice.mandate.granted': 'Tienes un mandato en {commune}: {role} (acta: {act}).',
  'notice.mandate.granted.network': 'Tienes un mandato de la red: {role} (acta: {act}).',
  'notice.mandate.revoked': 'Tu mandato en {commune} fue revocado: {role} (acta: {act}).',
  'notice.mandate.revoked.network': 'Tu mandato de la red fue revocado: {role} (acta: {act}).',
  'notice.commune.activated': '{commune} ya está activa: puede ofrecer y pedir.',

  'notice.lot.confirmed':
    'El lote {lotCode} de {product} se pesó: {netGrams} netos (se anunciaron {announcedGrams}).',
  'notice.lot.corrected':
    'El peso del lote {lotCode} de {product} se corrigió en {changeGrams}. Motivo: {reason}',
  'notice.lot.withdrawn': 'Se retiraron {grams} del lote {lotCode} de {product}. Motivo: {reason}',
  'notice.lot.lost': 'Se perdieron {grams} del lote {lotCode} de {product} {stage}: {cause}',
  'notice.lot.expired':
    'El lote {lotCode} de {product} venció el {bestBeforeOn}; quedaron {grams} sin destino.',

  'notice.cycle.opened': 'Abrió «{cycle}». Puedes pedir y ofrecer hasta el {closesAt}.',
  'notice.cycle.closed': 'Cerró «{cycle}». Tu comuna pidió {wantedGrams}; ahora se hace el cotejo.',
  'notice.cycle.closed.managers': 'Cerró «{cycle}» con {orders} pedidos y {wantedGrams} en total.',
  'notice.cycle.reopened': '«{cycle}» se volvió a abrir. Recibe pedidos hasta el {closesAt}.',
  'notice.cycle.cancelled': '«{cycle}» se canceló. Motivo: {reason}',
  'notice.cycle.dates_changed':
    'Cambiaron las fechas de «{cycle}»: cierra el {closesAt}, se mueve el {movesOn}, se reparte el {handsOutOn}.',
  'notice.cycle.dates_changed.order_outside':
    'Cambiaron las fechas de «{cycle}»: se mueve el {movesOn}, se reparte el {handsOutOn}. La ventana de entrega de tu pedido quedó fuera de esas fechas; revísala.',
  'notice.standing_order.placed': 'Tu pedido permanente entró en «{cycle}».',
  'notice.standing_order.skipped': 'Tu pedido permanente no entró en «{cycle}». {why}',

  'notice.matching_run.got':
    'Cotejo de «{cycle}»: tu comuna pidió {askedGrams} y recibe {givenGrams}. Puedes decir que no hasta el {acceptBy}; si callas, vale como sí.',
  'notice.matching_run.got_nothing':
    'Cotejo de «{cycle}»: tu comuna pidió {askedGrams} y esta vez no alcanzó. En cada renglón está el porqué.',
  'notice.matching_run.placed':
    'Cotejo de «{cycle}»: de lo de tu comuna se colocaron {placedGrams} y quedan {unplacedGrams} sin destino. Puedes decir que no hasta el {acceptBy}; si callas, vale como sí.',
  'notice.matching_run.placed_all':
    'Cotejo de «{cycle}»: se colocó todo lo de tu comuna, {placedGrams}. Puedes decir que no hasta el {acceptBy}; si callas, vale como sí.',
  'notice.matching_run.placed_nothing':
    'Cotejo de «{cycle}»: lo de tu comuna, {unplacedGrams}, no encontró destino esta vez. En cada lote está el porqué.',
  'notice.matching_run.planned':
    'Cotejo de «{cycle}» listo: {allocations} asignaciones, {placedGrams} colocados y {unplacedGrams} sin destino.',
  'notice.matching_run.tried':
    'Ensayo de cotejo de «{cycle}»: se colocarían {placedGrams} y quedarían {unplacedGrams} sin destino. Nada quedó apartado.',
  'notice.matching_run.failed': 'El cotejo de «{cycle}» no se pudo hacer: {reason}',
  'notice.order_line.dropped_again':
    'El mínimo de {commune} para {product} la dejó sin nada en {rounds} cotejos seguidos. Con un mínimo menor habría recibido su parte.',
  'notice.matching_run.unanswered.supplier':
    'Falta poco: hasta el {acceptBy} puedes responder por {grams} de tu comuna en «{cycle}». Si callas, vale como sí.',
  'notice.matching_run.unanswered.customer':
    'Falta poco: hasta el {acceptBy} puedes responder por {grams} para tu comuna en «{cycle}». Si callas, vale como sí.',
  'notice.matching_run.settled.supplier':
    'Pasó el plazo de «{cycle}»: quedaron aceptados {grams} que entrega tu comuna y que no habías respondido.',
  'notice.matching_run.settled.customer':
    'Pasó el plazo de «{cycle}»: quedaron aceptados {grams} para tu comuna que no habías respondido.',
  'notice.matching_run.settled':
    'Pasó el plazo de «{cycle}»: {acceptedGrams} aceptados por silencio y {declinedGrams} rechazados.',

  'notice.allocation.declined.by_supplier':
    '{supplier} no entregará {grams} de {product} (asignación {allocationCode}). Motivo: {reason}',
  'notice.allocation.declined.by_customer':
    '{customer} no recibirá {grams} de {product} (asignación {allocationCode}); vuelven a ofrecerse. Motivo: {reason}',
  'notice.allocation.restored':
    'La asignación {allocationCode} vuelve a valer: {grams} de {product}, de {supplier} para {customer}.',
  'notice.allocation.released':
    'Se soltaron {releasedGrams} de {product} de la asignación {allocationCode}, de {supplier} para {customer}. Motivo: {reason}',
  'notice.allocation.lost':
    'Se perdió la asignación {allocationCode}: {grams} de {product}, de {supplier} para {customer}.',
  'notice.rescue_listing.opened':
    '{grams} de {product} del lote {lotCode} no encontraron destino y están en rescate hasta el {bestBeforeOn}.',
  'notice.rescue_listing.opened.neighbours':
    'En {commune} hay {grams} de {product} por rescatar antes del {bestBeforeOn}. ¿Sabes de una escuela o un comedor?',
  'notice.rescue_listing.taken': 'Se llevaron {grams} de {product} del rescate del lote {lotCode}.',

  'notice.run_plan.planned':
    'Viajes propuestos para «{cycle}» el {dayOn}: {runs} viajes llevan {servedGrams}; quedan {unservedGrams} sin viaje.',
  'notice.run_plan.failed': 'No se pudieron proponer viajes para «{cycle}» el {dayOn}: {failure}',
  'notice.run.published.driver': 'Te toca el viaje {runCode} el {dayOn}, con el vehículo {plate}.',
  'notice.run.published.pick_up':
    'El viaje {runCode} busca {grams} en {sites}; llega el {arrivesAt}. Ten la carga lista y pesada.',
  'notice.run.published.delivery':
    'El viaje {runCode} trae {grams} a {sites}; llega el {arrivesAt}.',
  'notice.run.unpublished.driver':
    'El viaje {runCode} del {dayOn} se está rehaciendo; espera aviso. Motivo: {reason}',
  'notice.run.unpublished':
    'El viaje {runCode} del {dayOn} se está rehaciendo; espera aviso. Motivo: {reason}',
  'notice.run.cancelled.driver': 'El viaje {runCode} del {dayOn} se canceló. Motivo: {reason}',
  'notice.run.cancelled':
    'El viaje {runCode} del {dayOn}, que pasaba por {sites}, se canceló. La carga espera otro viaje. Motivo: {reason}',
  'notice.run.departed.delivery':
    'Salió el viaje {runCode} con lo tuyo; llega a {sites} el {arrivesAt}.',
  'notice.run.suspended': 'El viaje {runCode} está detenido. Motivo: {reason}',
  'notice.run.suspended.delivery':
    'El viaje {runCode}, que va a {sites}, está detenido. Motivo: {reason}',
  'notice.run.incident': 'Novedad en el viaje {runCode}: {note}',
  'notice.stop.not_served': 'El viaje {runCode} no atendió la parada {site}. Motivo: {reason}',
  'notice.shipment.delivered':
    'Se entregaron {grams} de {product} de {supplier} a {customer} (asignación {allocationCode}).',
  'notice.shipment.delivered.with_loss':
    'Se entregaron {grams} de {product} de {supplier} a {customer} (asignación {allocationCode}); se perdieron {lostGrams} en el camino.',

  'notice.reception.differs':
    '{customer} recibió {receivedGrams} de {product} y se le entregaron {deliveredGrams} (asignación {allocationCode}): diferencia de {differenceGrams}. Motivo: {reason}',
  'notice.reception.corrected':
    '{customer} corrigió lo recibido de la asignación {allocationCode} de {product}: {receivedGrams} de {deliveredGrams} entregados. Motivo: {reason}',
  'notice.claim.opened':
    '{customer} reclama {grams} de {product} (asignación {allocationCode}): {kind}. Responde antes del {answerBy}.',
  'notice.claim.accepted':
    '{supplier} aceptó el reclamo por {grams} de {product} (asignación {allocationCode}). {resolution}',
  'notice.claim.rejected':
    '{supplier} no aceptó el reclamo por {grams} de {product} (asignación {allocationCode}). {resolution}',
  'notice.claim.withdrawn':
    '{customer} retiró el reclamo por {grams} de {product} (asignación {allocationCode}).',
  'notice.claim.overdue':
    'Pasó el plazo sin respuesta al reclamo de {customer} a {supplier} por {grams} de {product} (asignación {allocationCode}).',
} as const;
