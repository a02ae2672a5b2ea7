import type { orders as spanish } from '../es/orders';

export const orders: Record<keyof typeof spanish, string> = {
  'cycle.not_found': 'There is no such cycle.',
  'cycle.closed': 'The cycle no longer takes orders.',
  'cycle.not_yet_open': 'The cycle has not opened yet; it opens on {opensOn}.',
  'cycle.wrong_state': 'The cycle is in the state “{state}” and cannot go to “{to}”.',
  'cycle.dates_out_of_order':
    'Dates must follow each other: opens, closes, moves, hands out, settles.',
  'cycle.opens_in_the_past': 'The cycle cannot open on a day that has passed.',
  'cycle.closes_in_the_past': 'The moment of closing has passed; choose one that is to come.',
  'cycle.date_in_the_past': 'The day {date} has passed.',
  'cycle.date_has_come': 'That date has come and can no longer be changed.',

  'order.not_found': 'There is no such order.',
  'order.commune_not_active': 'The commune is not active yet and cannot order.',
  'order.commune_not_in_cycle': 'Your commune does not take part in this cycle.',
  'order.not_own_distribution_point':
    'That distribution point is not of your commune, or not active.',
  'order.window_reversed': 'The delivery window ends before it begins.',
  'order.window_outside_cycle': 'The delivery window must lie between {movesOn} and {settlesOn}.',
  'order.families_unknown': 'Say for how many families: there is no census and no council.',
  'order.no_longer_open': 'The order has gone to matching and can no longer be changed.',
  'order.already_submitted': 'Your commune has sent its order; to add to it, do not send a draft.',
  'order.is_cancelled': 'The order is cancelled; restore it first.',
  'order.merged.new': 'It is the first order of your commune in this cycle.',
  'order.merged.same': 'It was added to the order of your commune.',
  'order.merged.replaced':
    'It was added to the order of your commune. Point, window or cold differed: the most recent stands, which is this.',
  'order.merged.newer_kept':
    'It was added to the order of your commune. Point, window or cold differed: the most recent stands, which was there already.',

  'order_line.not_found': 'There is no such order line.',
  'order_line.full': 'The line cannot take that quantity.',
  'order_line.min_above_wanted': 'The minimum cannot be above what is wanted.',
  'order_line.wanted_above_max': 'The maximum cannot be below what is wanted.',
  'order_line.ceiling_needs_currency': 'A ceiling price and its currency go together.',
  'order_line.product_twice': 'The product appears twice; put it into one line.',
  'order_line.product_unknown': 'That product is not in the catalogue.',
  'order_line.substitute_repeated': 'A substitute is repeated or is the product itself.',
  'order_line.beyond_reason': 'The sum of the line is beyond what can be ordered.',
  'order_line.is_cancelled': 'The line is cancelled; restore it first.',
  'order_line.merged.new': 'A new line.',
  'order_line.merged.same': 'It was added to what your commune asked already.',
  'order_line.merged.replaced':
    'It was added to what your commune asked already. The terms differed: the most recent stand, which are these.',
  'order_line.merged.newer_kept':
    'It was added to what your commune asked already. The terms differed: the most recent stand, which were there already.',

  'need_census.not_found': 'There is no such count.',
  'need_census.in_the_future': 'A count cannot be of a day that has not come.',
  'need_census.not_own_council': 'That communal council is not of your commune.',
  'ration.not_found': 'There is no such ration.',
  'ration.already_decided':
    'Your commune has a ration of that product already; change it with the new act.',
  'standing_order.not_found': 'There is no such standing order.',
  'standing_order.ends_before_it_begins': 'The standing order ends before it begins.',
  'standing_order.over_already': 'The standing order would end on a day that has passed.',
};
