/** Refusals and notices of the reception feature. */
export const reception = {
  'claim.cycle_settled': 'El ciclo ya se liquidó: no se pueden abrir más reclamos.',
  'claim.grams_absurd':
    'Se reclaman {grams} g, y en esta asignación no puede haber más de {gramsMax} g.',
  'claim.not_found': 'No hay ningún reclamo así a tu vista.',
  'claim.not_open': 'Este reclamo ya terminó.',
  'claim.not_received': 'Primero registra lo que recibiste; después, reclama.',
  'claim.stock.counted_before':
    'No cambia el inventario: esos kilos ya estaban contados como perdidos.',
  'claim.stock.lost': 'Se contaron {kg} kg más como perdidos en la recepción.',
  'claim.stock.unchanged': 'No cambia el inventario.',
  'claim.stock.waiting': 'El inventario no cambia mientras no haya respuesta.',
  'hand_out_loss.already_corrected': 'Esa pérdida ya se corrigió; corrige la última.',
  'hand_out_loss.more_than_left': 'De lo recibido sólo quedan {leftGrams} g.',
  'hand_out_loss.not_found': 'No hay ninguna pérdida así a tu vista.',
  'hand_out_loss.not_received': 'De esta asignación no se ha recibido nada.',
  'hand_out_loss.of_nothing': 'Una pérdida de cero no es una pérdida.',
  'hand_out_loss.unknown': 'No hay ninguna pérdida así en esta asignación.',
  'reception.already_corrected': 'Esa recepción ya se corrigió; corrige la última.',
  'reception.already_spent':
    'De lo recibido ya se dieron por perdidos {spentGrams} g: no se puede haber recibido menos.',
  'reception.difference_needs_reason':
    'Se entregaron {deliveredGrams} g y se recibieron {receivedGrams} g: di por qué.',
  'reception.event_time_absurd': 'La hora del hecho no es creíble. Revisa el reloj del teléfono.',
  'reception.grams_absurd':
    'Se recibieron {receivedGrams} g de {deliveredGrams} g entregados: revisa la romana.',
  'reception.not_delivered': 'Esta asignación todavía no se ha entregado.',
  'reception.not_found': 'No hay ninguna recepción así a tu vista.',
  'reception.nothing_awaited':
    'Todo lo entregado ya se recibió. Si hubo un error, corrige la recepción.',
  'reception.unknown': 'No hay ninguna recepción así en esta asignación.',
  'reception.weight_missing': 'Di cuánto pesó: el pesaje, o los gramos recibidos.',
  'reception.weights_disagree':
    'El pesaje da {net} g netos y dijiste {receivedGrams} g. Deja sólo uno de los dos.',
} as const;
