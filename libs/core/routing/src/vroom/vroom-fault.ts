import { DomainError } from '#core/kernel';
import { message } from '#core/language';

export type VroomFaultCode =
  | 'not_an_object'
  | 'not_a_list'
  | 'not_text'
  | 'not_whole'
  | 'not_a_number'
  | 'missing_field'
  | 'unknown_field'
  | 'duplicate_id'
  | 'not_a_place'
  | 'not_a_window'
  | 'windows_overlap'
  | 'no_vehicle'
  | 'no_start_nor_end'
  | 'unequal_amounts'
  | 'too_many_amounts'
  | 'pickup_and_delivery'
  | 'priority_above_100'
  | 'speed_out_of_range'
  | 'differs_by_type'
  | 'task_hours_cost'
  | 'load_at_break'
  | 'no_matrix'
  | 'not_square'
  | 'outside_matrix'
  | 'distances_needed'
  | 'costs_given_twice'
  | 'limit_beside_costs'
  | 'unknown_step_type';

/** A problem that cannot be read or not be kept to, with the place of the fault: `jobs[3].service`. */
export class VroomFault extends DomainError {
  readonly place: string;

  constructor(code: VroomFaultCode, place: string) {
    super('invalid', `vroom.${code}`, { place: place === '' ? 'problem' : place });
    this.name = 'VroomFault';
    this.place = place;
    this.message = message('en', this.code, this.details);
  }
}
