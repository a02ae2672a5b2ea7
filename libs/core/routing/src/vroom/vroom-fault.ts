import { DomainError } from '#core/kernel';

/** What can be wrong with a problem in VROOM's JSON; the code is stable, the text is not. */
const TEXTS = {
  'not-json': 'is not JSON',
  'not-an-object': 'must be an object',
  'not-a-list': 'must be a list',
  'not-text': 'must be a text',
  'not-whole': 'must be a whole number, 0 or more',
  'not-a-number': 'must be a number',
  'missing-field': 'is missing',
  'unknown-field': 'is not known',
  'duplicate-id': 'is the id of another one, too',
  'not-a-place': 'must be [longitude, latitude]',
  'not-a-window': 'must be [start, end], whole seconds, the end not before the start',
  'windows-overlap': 'must be one after the other, without overlap',
  'no-vehicle': 'must hold a vehicle at least',
  'no-start-nor-end': 'needs a start or an end',
  'unequal-amounts': 'must have as many amounts as the capacity of the first vehicle',
  'too-many-amounts': 'has more than three amounts: we plan with three at most',
  'pickup-and-delivery': 'has a delivery and a pickup at once: make two jobs of it',
  'priority-above-100': 'must be from 0 to 100',
  'speed-out-of-range': 'must be above 0 and 5 at most',
  'differs-by-type':
    'differs between types of vehicles that are there: we plan with one duration a task',
  'task-hours-cost': 'costs for task hours are not planned with',
  'load-at-break': 'is below the capacity: we plan with rests at any load',
  'no-matrix': 'has no matrix of durations, while others have',
  'not-square': 'must be square, and as large as the other matrices',
  'outside-matrix': 'is no row of the matrix',
  'distances-needed': 'needs a matrix of distances',
  'costs-given-twice': 'cannot be said beside a matrix of costs',
  'limit-beside-costs': 'cannot be planned with beside a matrix of costs',
  'unknown-task': 'is no task of the problem',
  'unknown-step-type': 'must be start, job, pickup, delivery, break or end',
} as const;

export type VroomFaultCode = keyof typeof TEXTS;

/** A problem that cannot be read or not be kept to, with the place of the fault: `jobs[3].service`. */
export class VroomFault extends DomainError {
  readonly place: string;

  constructor(code: VroomFaultCode, place: string) {
    super('invalid', `vroom.${code}`, { place });
    this.name = 'VroomFault';
    this.place = place;
    this.message = `${place === '' ? 'the problem' : place} ${TEXTS[code]}`;
  }
}
