import type { reception as spanish } from '../es/reception';

export const reception: Record<keyof typeof spanish, string> = {
  'claim.cycle_settled': 'The cycle is settled: no more claims can be opened.',
  'claim.grams_absurd':
    '{grams} g are claimed, and this allocation cannot hold more than {gramsMax} g.',
  'claim.not_found': 'There is no such claim within your sight.',
  'claim.not_open': 'This claim has ended.',
  'claim.not_received': 'First record what you received; then claim.',
  'claim.stock.counted_before': 'Stock does not change: those kilos were counted as lost before.',
  'claim.stock.lost': '{kg} kg more were counted as lost at reception.',
  'claim.stock.unchanged': 'Stock does not change.',
  'claim.stock.waiting': 'Stock does not change while there is no answer.',
  'hand_out_loss.already_corrected': 'That loss was corrected before; correct the latest one.',
  'hand_out_loss.more_than_left': 'Of what was received only {leftGrams} g are left.',
  'hand_out_loss.not_found': 'There is no such loss within your sight.',
  'hand_out_loss.not_received': 'Nothing of this allocation has been received.',
  'hand_out_loss.of_nothing': 'A loss of nothing is no loss.',
  'hand_out_loss.unknown': 'There is no such loss of this allocation.',
  'reception.already_corrected': 'That reception was corrected before; correct the latest one.',
  'reception.already_spent':
    'Of what was received {spentGrams} g are counted as lost since: no less can have been received.',
  'reception.difference_needs_reason':
    '{deliveredGrams} g were delivered and {receivedGrams} g received: say why.',
  'reception.event_time_absurd':
    'The time of the event is not believable. Check the phone’s clock.',
  'reception.grams_absurd':
    '{receivedGrams} g were received of {deliveredGrams} g delivered: check the scale.',
  'reception.not_delivered': 'This allocation has not been delivered yet.',
  'reception.not_found': 'There is no such reception within your sight.',
  'reception.nothing_awaited':
    'All that was delivered has been received. If there was a mistake, correct the reception.',
  'reception.unknown': 'There is no such reception of this allocation.',
  'reception.weight_missing': 'Say how much it weighed: the weighing, or the grams received.',
  'reception.weights_disagree':
    'The weighing gives {net} g net and you said {receivedGrams} g. Leave only one of the two.',
};
