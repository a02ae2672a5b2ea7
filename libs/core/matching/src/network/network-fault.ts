import { DomainError } from '#core/kernel';

/** What can be wrong with a network file, in plain English; the code is stable, the text is not. */
const TEXTS = {
  'not-an-object': 'must be an object',
  'not-a-list': 'must be a list',
  'not-text': 'must be a text',
  'empty-text': 'must not be empty',
  'not-a-number': 'must be a number',
  fractional: 'must be a whole number',
  unsafe: 'must stay below 2^53',
  negative: 'must not be negative',
  'missing-field': 'is missing',
  'unknown-field': 'is not known',
  'unknown-reason': 'is no reason',
  'duplicate-id': 'is the id of another one, too',
  'unequal-columns': 'must be as long as pairs.lot',
  'unknown-lot': 'is the place of no lot',
  'unknown-line': 'is the place of no line',
  'pair-across-products': 'joins a lot and a line of different products',
  'duplicate-pair': 'joins a lot and a line that are joined already',
  'tolerance-above-1000': 'must be from 0 to 1000',
  'urgency-above-3': 'must be from 0 to 3',
  'no-family': 'must be at least 1',
  'min-above-units': 'must not be above units',
  'wanted-above-units': 'must not be above units',
  'floor-above-units': 'must not be above units',
  'floor-above-wanted': 'must not be above wanted',
  'sum-too-large': 'makes the sum reach 2^53',
  'cost-too-large': 'is so large that the cost of a way through the network would reach 2^53',
} as const;

export type NetworkFaultCode = keyof typeof TEXTS;

/** A file that cannot be understood, with the place of the fault as a JSON path: `lines[3].floor`. */
export class NetworkFault extends DomainError {
  readonly place: string;

  constructor(code: NetworkFaultCode, place: string) {
    super('invalid', `network.${code}`, { place });
    this.name = 'NetworkFault';
    this.place = place;
    this.message = `${place === '' ? 'the file' : place} ${TEXTS[code]}`;
  }
}
