/** Refusals and notices of the orders feature. */
export const orders = {
  'cycle.not_found': 'Ese ciclo no existe.',
  'cycle.closed': 'El ciclo ya no recibe pedidos.',
  'cycle.not_yet_open': 'El ciclo todavía no ha abierto; abre el {opensOn}.',
  'cycle.wrong_state': 'El ciclo está en el estado «{state}» y no puede pasar a «{to}».',
  'cycle.dates_out_of_order':
    'Las fechas deben ir en orden: abre, cierra, se mueve, se reparte, se liquida.',
  'cycle.opens_in_the_past': 'El ciclo no puede abrir en una fecha que ya pasó.',
  'cycle.closes_in_the_past': 'El momento de cierre ya pasó; escoge uno que esté por venir.',
  'cycle.date_in_the_past': 'La fecha {date} ya pasó.',
  'cycle.date_has_come': 'Esa fecha ya llegó y no se puede cambiar.',

  'order.not_found': 'Ese pedido no existe.',
  'order.commune_not_active': 'La comuna todavía no está activa y no puede pedir.',
  'order.commune_not_in_cycle': 'Tu comuna no participa en este ciclo.',
  'order.not_own_distribution_point':
    'Ese punto de distribución no es de tu comuna o no está activo.',
  'order.window_reversed': 'El fin de la ventana de entrega está antes de su comienzo.',
  'order.window_outside_cycle':
    'La ventana de entrega debe quedar entre el {movesOn} y el {settlesOn}.',
  'order.families_unknown': 'Di para cuántas familias es: no hay censo ni consejos registrados.',
  'order.no_longer_open': 'El pedido ya pasó al cotejo y no se puede cambiar.',
  'order.already_submitted': 'Tu comuna ya envió su pedido; para agregar, envía sin borrador.',
  'order.is_cancelled': 'El pedido está anulado; recupéralo primero.',
  'order.merged.new': 'Es el primer pedido de tu comuna en este ciclo.',
  'order.merged.same': 'Se sumó al pedido de tu comuna.',
  'order.merged.replaced':
    'Se sumó al pedido de tu comuna. El punto, la ventana o el frío eran otros: vale lo más reciente, que es esto.',
  'order.merged.newer_kept':
    'Se sumó al pedido de tu comuna. El punto, la ventana o el frío eran otros: vale lo más reciente, que ya estaba.',

  'order_line.not_found': 'Ese renglón no existe.',
  'order_line.full': 'El renglón no admite esa cantidad.',
  'order_line.min_above_wanted': 'El mínimo no puede ser mayor que lo deseado.',
  'order_line.wanted_above_max': 'El máximo no puede ser menor que lo deseado.',
  'order_line.ceiling_needs_currency': 'El precio tope y su moneda van juntos.',
  'order_line.product_twice': 'El rubro aparece dos veces; júntalo en un solo renglón.',
  'order_line.product_unknown': 'Ese rubro no está en el catálogo.',
  'order_line.substitute_repeated': 'Un sustituto está repetido o es el mismo rubro.',
  'order_line.beyond_reason': 'La suma del renglón pasa de lo que se puede pedir.',
  'order_line.is_cancelled': 'El renglón está anulado; recupéralo primero.',
  'order_line.merged.new': 'Renglón nuevo.',
  'order_line.merged.same': 'Se sumó a lo que ya pedía tu comuna.',
  'order_line.merged.replaced':
    'Se sumó a lo que ya pedía tu comuna. Las condiciones eran otras: valen las más recientes, que son estas.',
  'order_line.merged.newer_kept':
    'Se sumó a lo que ya pedía tu comuna. Las condiciones eran otras: valen las más recientes, que ya estaban.',

  'need_census.not_found': 'Ese conteo no existe.',
  'need_census.in_the_future': 'El conteo no puede ser de una fecha que no ha llegado.',
  'need_census.not_own_council': 'Ese consejo comunal no es de tu comuna.',
  'ration.not_found': 'Esa ración no existe.',
  'ration.already_decided':
    'Tu comuna ya tiene una ración de ese rubro; cámbiala con el acta nueva.',
  'standing_order.not_found': 'Ese pedido permanente no existe.',
  'standing_order.ends_before_it_begins': 'El pedido permanente termina antes de comenzar.',
  'standing_order.over_already': 'El pedido permanente terminaría en una fecha que ya pasó.',
} as const;
