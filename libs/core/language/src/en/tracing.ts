import type { tracing as spanish } from '../es/tracing';

export const tracing: Record<keyof typeof spanish, string> = {
  'audit.allocation.within_lot': 'No more of a lot is allocated than the scale confirmed.',
  'audit.custody.delivered_agrees':
    'What an allocation counts as delivered is what the receiving commune took into its hands.',
  'audit.custody.has_no_gap':
    'The chain of custody has no gap: nobody hands on what nobody handed them.',
  'audit.custody.is_weighed': 'Every change of hands has its weighing, and the kilos agree.',
  'audit.facts.all_heard': 'All facts were told and no job is dead.',
  'audit.fuel.used_is_entered': 'The fuel used of every quota is the sum of its entries.',
  'audit.line.counter_is_allocations':
    'What an order line says it has is the sum of its allocations.',
  'audit.line.within_max': 'No order line gets more than its maximum.',
  'audit.loss.has_stage_and_cause': 'Every loss has its stage, cause and reason.',
  'audit.matching.papers_untouched':
    'Questions and answers of matching runs are those once sealed.',
  'audit.outcome.for_everything_asked':
    'Every lot and every line that entered a matching run has its outcome.',
  'audit.outcome.has_reason': 'Every outcome of a matching run has its reason in writing.',
  'audit.place.centre_adds_up': 'At every centre: what came in went out, was lost, or is on hand.',
  'audit.place.vehicle_adds_up':
    'On every vehicle: what went in came out, was lost, or is on board.',
  'audit.reception.every_gram_explained': 'Every gram that was not received has its reason.',
  'audit.shipment.loaded_covers_delivered': 'No vehicle delivers or loses more than it loaded.',
  'audit.shipment.within_allocation':
    'The shipments of an allocation do not exceed its kilos on any leg.',
  'audit.stock.counters_are_movements': 'What a lot says it has is the sum of its movements.',
  'audit.stock.delivered_is_received': 'What stock counts as delivered is what the receivers have.',
  'audit.stock.every_gram_somewhere': 'Every gram of every lot is in exactly one place.',
  'audit.stock.on_the_road_is_held':
    'What stock counts as on the road is in the hands of a vehicle or a centre.',
  'audit.stock.reserved_is_promised':
    'What is reserved of a lot is what was promised and not loaded yet.',
  'unplaced.allocation.declined':
    'It was allocated, a commune said no, and it was not shared again.',
  'unplaced.allocation.released': 'It was accepted, not loaded, and not shared again.',
  'unplaced.lot.cold_chain_missing': 'It needs cold, and those who asked cannot keep it.',
  'unplaced.lot.currency_differs': 'Its price is in another currency than the orders.',
  'unplaced.lot.demand_met': 'The orders were filled already.',
  'unplaced.lot.empty': 'Nothing was left to share.',
  'unplaced.lot.grade_below_floors': 'The orders wanted a better grade.',
  'unplaced.lot.minimums_unmet': 'It did not reach the minimum that was asked for.',
  'unplaced.lot.no_demand': 'Nobody asked for this product.',
  'unplaced.lot.not_ready_in_window': 'It was not ready on the days of the orders.',
  'unplaced.lot.package_remainder': 'Loose kilos that fill no package.',
  'unplaced.lot.package_rounding': 'No whole package fitted into any order.',
  'unplaced.lot.placed': 'It was shared.',
  'unplaced.lot.price_above_ceilings': 'Its price was above the ceilings of the orders.',
  'unplaced.lot.spoils_on_the_way': 'It would spoil before it arrived.',
  'unplaced.lot.too_far': 'Those who asked are too far away.',
  'unplaced.lot.washing_differs': 'It was wanted washed, or unwashed.',
};
