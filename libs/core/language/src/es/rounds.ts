/** Refusals and notices of the rounds feature. */
export const rounds = {
  'allocation.already_accepted':
    'Las dos comunas ya aceptaron esta asignación. Si no se puede cumplir, libérala con su motivo.',
  'allocation.cycle_missing': 'Di de qué ciclo quieres ver las asignaciones.',
  'allocation.deadline_passed': 'El plazo para decir que no ya pasó; el silencio aceptó.',
  'allocation.declined_by_other':
    'La rechazó la otra comuna; sólo ella puede echar atrás su rechazo.',
  'allocation.follow_up_has_run':
    'Lo rechazado ya se volvió a repartir en otro cotejo; no se puede recuperar.',
  'allocation.not_declined': 'Esta asignación no está rechazada.',
  'allocation.not_found': 'No hay ninguna asignación así a tu vista.',
  'allocation.not_movable':
    'Alguna de estas asignaciones no está en un estado que permita moverla.',
  'allocation.not_open': 'Esta asignación ya no espera respuesta.',
  'allocation.not_releasable': 'Sólo se libera lo aceptado que todavía no se ha cargado.',
  'lot.package_remainder': 'Además quedan {kg} kg sueltos, que no llenan un bulto entero.',
  'matching_run.cycle_already_matched':
    'Este ciclo ya se cotejó. Pide un cotejo de seguimiento para lo que quedó.',
  'matching_run.cycle_not_closed': 'El ciclo todavía no ha cerrado: el cotejo se hace al cierre.',
  'matching_run.cycle_not_matchable': 'En este momento del ciclo no se puede ensayar un cotejo.',
  'matching_run.cycle_not_matched':
    'Un cotejo de seguimiento se hace después del primero y antes de la entrega.',
  'matching_run.network_too_large':
    'Este rubro tiene más de {pairsMax} pares posibles: baja el registro completo.',
  'matching_run.no_answer': 'Este cotejo todavía no tiene lo que pides.',
  'matching_run.not_found': 'No hay ningún cotejo con ese identificador.',
  'matching_run.not_waiting': 'Este cotejo ya no está en espera.',
  'matching_run.other_rules':
    'Este cotejo se hizo con las reglas {rulesVersion}; aquí sólo se puede repetir con las {present}.',
  'rescue_listing.not_found': 'No hay ningún rescate con ese identificador.',
  'rescue_listing.not_open': 'Este rescate ya no está abierto.',
  'rescue_listing.too_much': 'No queda tanto: se pidieron {asked} g y quedan {left} g.',
  'matching_policy.adopted_by_other_act': 'Estos parámetros ya los adoptó otra acta.',
  'matching_policy.not_found': 'No hay parámetros de cotejo con ese identificador.',
  'matching_policy.version_taken': 'Ya hay unos parámetros con el nombre {version}.',
  'matching_run.certificate_refused':
    'El comprobante rechazó el resultado en {place}: no se reservó nada.',
  'matching_run.cycle_not_urgent':
    'Un lote urgente se coteja mientras el ciclo está abierto, cerrado o en camino.',
  'matching_run.lot_nowhere': 'No hay tal comuna o tal rubro: no se sabe dónde estaría ese lote.',
  'matching_run.lot_not_free': 'De este lote no queda ningún bulto entero confirmado que repartir.',
  'matching_run.lot_not_in_cycle': 'La comuna de este lote no participa en este ciclo.',
  'matching_run.not_planned': 'Sólo se puede variar un cotejo ya hecho.',
  'matching_run.no_such_product': 'En este cotejo no hay nada de ese rubro.',
  'matching_run.nothing_changed': 'Di qué cambiaría: esta variante no cambia nada.',
  'pair_agreement.dates_reversed': 'El último día no puede ser anterior al primero.',
  'pair_agreement.not_found': 'No hay ningún convenio con ese identificador.',
  'pair_agreement.not_open': 'Este convenio ya terminó.',
  'pair_agreement.overlaps': 'Las dos comunas ya tienen un convenio de ese rubro para esas fechas.',
  'pair_agreement.with_itself': 'Un convenio es entre dos comunas distintas.',
} as const;
