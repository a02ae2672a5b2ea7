import type { notices as spanish } from '../es/notices';

export const notices: Record<keyof typeof spanish, string> = {
  'notice.not_found': 'There is no such notice.',

  'notice.role.producer_spokesperson': 'producers’ spokesperson',
  'notice.role.food_spokesperson': 'food spokesperson',
  'notice.role.transport_coordinator': 'transport coordinator',
  'notice.role.driver': 'driver',
  'notice.role.centre_receiver': 'receiver at the collection centre',
  'notice.role.bank_administrator': 'administrator of the commune’s bank',
  'notice.role.comptroller': 'comptroller',
  'notice.role.assembly_recorder': 'assembly recorder',
  'notice.role.network_liaison': 'network liaison',
  'notice.stage.field': 'in the field',
  'notice.stage.collection': 'at collection',
  'notice.stage.transport': 'in transport',
  'notice.stage.reception': 'at reception',
  'notice.stage.distribution': 'while handing out',
  'notice.claim_kind.spoilage': 'spoiled goods',
  'notice.claim_kind.short_delivery': 'too little came',
  'notice.claim_kind.over_delivery': 'too much came',
  'notice.claim_kind.wrong_product': 'wrong product',
  'notice.claim_kind.quality': 'quality',

  'notice.mandate.granted': 'You hold a mandate in {commune}: {role} (act: {act}).',
  'notice.mandate.granted.network': 'You hold a mandate of the network: {role} (act: {act}).',
  'notice.mandate.revoked': 'Your mandate in {commune} was revoked: {role} (act: {act}).',
  'notice.mandate.revoked.network': 'Your mandate of the network was revoked: {role} (act: {act}).',
  'notice.commune.activated': '{commune} is active now: it can offer and order.',

  'notice.lot.confirmed':
    'Lot {lotCode} of {product} was weighed: {netGrams} net ({announcedGrams} were announced).',
  'notice.lot.corrected':
    'The weight of lot {lotCode} of {product} was corrected by {changeGrams}. Reason: {reason}',
  'notice.lot.withdrawn': '{grams} of lot {lotCode} of {product} were withdrawn. Reason: {reason}',
  'notice.lot.lost': '{grams} of lot {lotCode} of {product} were lost {stage}: {cause}',
  'notice.lot.expired':
    'Lot {lotCode} of {product} expired on {bestBeforeOn}; {grams} had found no taker.',

  'notice.cycle.opened': '“{cycle}” has opened. You can order and offer until {closesAt}.',
  'notice.cycle.closed':
    '“{cycle}” has closed. Your commune ordered {wantedGrams}; matching comes next.',
  'notice.cycle.closed.managers':
    '“{cycle}” has closed with {orders} orders and {wantedGrams} in all.',
  'notice.cycle.reopened': '“{cycle}” is open again. It takes orders until {closesAt}.',
  'notice.cycle.cancelled': '“{cycle}” was cancelled. Reason: {reason}',
  'notice.cycle.dates_changed':
    'The dates of “{cycle}” have changed: it closes on {closesAt}, moves on {movesOn}, hands out on {handsOutOn}.',
  'notice.cycle.dates_changed.order_outside':
    'The dates of “{cycle}” have changed: it moves on {movesOn}, hands out on {handsOutOn}. The delivery window of your order lies outside those dates; look at it again.',
  'notice.standing_order.placed': 'Your standing order went into “{cycle}”.',
  'notice.standing_order.skipped': 'Your standing order did not go into “{cycle}”. {why}',

  'notice.matching_run.got':
    'Matching of “{cycle}”: your commune ordered {askedGrams} and gets {givenGrams}. You can say no until {acceptBy}; silence counts as yes.',
  'notice.matching_run.got_nothing':
    'Matching of “{cycle}”: your commune ordered {askedGrams} and this time nothing was left for it. Each line says why.',
  'notice.matching_run.placed':
    'Matching of “{cycle}”: of your commune’s harvest {placedGrams} were placed and {unplacedGrams} have no taker yet. You can say no until {acceptBy}; silence counts as yes.',
  'notice.matching_run.placed_all':
    'Matching of “{cycle}”: all of your commune’s harvest was placed, {placedGrams}. You can say no until {acceptBy}; silence counts as yes.',
  'notice.matching_run.placed_nothing':
    'Matching of “{cycle}”: your commune’s harvest, {unplacedGrams}, found no taker this time. Each lot says why.',
  'notice.matching_run.planned':
    'Matching of “{cycle}” is done: {allocations} allocations, {placedGrams} placed and {unplacedGrams} without a taker.',
  'notice.matching_run.tried':
    'Trial matching of “{cycle}”: {placedGrams} would be placed and {unplacedGrams} would have no taker. Nothing was set aside.',
  'notice.matching_run.failed': 'Matching of “{cycle}” could not be done: {reason}',
  'notice.order_line.dropped_again':
    'For {rounds} rounds running the minimum of {commune} for {product} has left it with nothing. With a lower minimum it would have had its share.',
  'notice.matching_run.unanswered.supplier':
    'Not long now: until {acceptBy} you can answer for {grams} from your commune in “{cycle}”. Silence counts as yes.',
  'notice.matching_run.unanswered.customer':
    'Not long now: until {acceptBy} you can answer for {grams} for your commune in “{cycle}”. Silence counts as yes.',
  'notice.matching_run.settled.supplier':
    'The time to answer in “{cycle}” is over: {grams} that your commune gives and that nobody had answered are accepted.',
  'notice.matching_run.settled.customer':
    'The time to answer in “{cycle}” is over: {grams} for your commune that nobody had answered are accepted.',
  'notice.matching_run.settled':
    'The time to answer in “{cycle}” is over: {acceptedGrams} accepted by silence and {declinedGrams} declined.',

  'notice.allocation.declined.by_supplier':
    '{supplier} will not give {grams} of {product} (allocation {allocationCode}). Reason: {reason}',
  'notice.allocation.declined.by_customer':
    '{customer} will not take {grams} of {product} (allocation {allocationCode}); they are offered again. Reason: {reason}',
  'notice.allocation.restored':
    'Allocation {allocationCode} stands again: {grams} of {product}, from {supplier} to {customer}.',
  'notice.allocation.released':
    '{releasedGrams} of {product} of allocation {allocationCode} were released, from {supplier} to {customer}. Reason: {reason}',
  'notice.allocation.lost':
    'Allocation {allocationCode} was lost: {grams} of {product}, from {supplier} to {customer}.',
  'notice.rescue_listing.opened':
    '{grams} of {product} of lot {lotCode} found no taker and are up for rescue until {bestBeforeOn}.',
  'notice.rescue_listing.opened.neighbours':
    'In {commune} there are {grams} of {product} to rescue before {bestBeforeOn}. Do you know of a school or a canteen?',
  'notice.rescue_listing.taken': '{grams} of {product} of the rescue of lot {lotCode} were taken.',

  'notice.run_plan.planned':
    'Proposed runs for “{cycle}” on {dayOn}: {runs} runs carry {servedGrams}; {unservedGrams} have no run yet.',
  'notice.run_plan.failed': 'No runs could be proposed for “{cycle}” on {dayOn}: {failure}',
  'notice.run.published.driver': 'Run {runCode} on {dayOn} is yours, with vehicle {plate}.',
  'notice.run.published.pick_up':
    'Run {runCode} fetches {grams} at {sites}; it arrives on {arrivesAt}. Have the load ready and weighed.',
  'notice.run.published.delivery':
    'Run {runCode} brings {grams} to {sites}; it arrives on {arrivesAt}.',
  'notice.run.unpublished.driver':
    'Run {runCode} on {dayOn} is being arranged anew; you will be told. Reason: {reason}',
  'notice.run.unpublished':
    'Run {runCode} on {dayOn} is being arranged anew; you will be told. Reason: {reason}',
  'notice.run.cancelled.driver': 'Run {runCode} on {dayOn} was cancelled. Reason: {reason}',
  'notice.run.cancelled':
    'Run {runCode} on {dayOn}, which was to call at {sites}, was cancelled. The load waits for another run. Reason: {reason}',
  'notice.run.departed.delivery':
    'Run {runCode} has left with what is yours; it arrives at {sites} on {arrivesAt}.',
  'notice.run.suspended': 'Run {runCode} is halted. Reason: {reason}',
  'notice.run.suspended.delivery':
    'Run {runCode}, on its way to {sites}, is halted. Reason: {reason}',
  'notice.run.incident': 'Incident on run {runCode}: {note}',
  'notice.stop.not_served': 'Run {runCode} did not serve the stop {site}. Reason: {reason}',
  'notice.shipment.delivered':
    '{grams} of {product} from {supplier} were delivered to {customer} (allocation {allocationCode}).',
  'notice.shipment.delivered.with_loss':
    '{grams} of {product} from {supplier} were delivered to {customer} (allocation {allocationCode}); {lostGrams} were lost on the way.',

  'notice.reception.differs':
    '{customer} received {receivedGrams} of {product} where {deliveredGrams} were delivered (allocation {allocationCode}): a difference of {differenceGrams}. Reason: {reason}',
  'notice.reception.corrected':
    '{customer} corrected what it received of allocation {allocationCode} of {product}: {receivedGrams} of {deliveredGrams} delivered. Reason: {reason}',
  'notice.claim.opened':
    '{customer} claims {grams} of {product} (allocation {allocationCode}): {kind}. Answer before {answerBy}.',
  'notice.claim.accepted':
    '{supplier} accepted the claim for {grams} of {product} (allocation {allocationCode}). {resolution}',
  'notice.claim.rejected':
    '{supplier} did not accept the claim for {grams} of {product} (allocation {allocationCode}). {resolution}',
  'notice.claim.withdrawn':
    '{customer} withdrew the claim for {grams} of {product} (allocation {allocationCode}).',
  'notice.claim.overdue':
    'The time to answer has passed for the claim of {customer} against {supplier} for {grams} of {product} (allocation {allocationCode}).',
};
