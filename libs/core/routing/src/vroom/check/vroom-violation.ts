/** A promise that a solution in VROOM's JSON breaks, as the independent verifier found it. */
export interface VroomViolation {
  readonly code: VroomViolationCode;
  /** `routes[0].steps[3]`. */
  readonly place: string;
  /** What was found against what should be. */
  readonly detail: string;
}

export type VroomViolationCode =
  | 'malformed'
  | 'unknown_vehicle'
  | 'vehicle_twice'
  | 'unknown_task'
  | 'task_twice'
  | 'task_lost'
  | 'precedence'
  | 'skills'
  | 'overload'
  | 'outside_window'
  | 'outside_working_hours'
  | 'impossible_timing'
  | 'missing_break'
  | 'load_at_break'
  | 'too_many_tasks'
  | 'travels_too_long'
  | 'travels_too_far'
  | 'wrong_place'
  | 'wrong_figure'
  | 'reports_violation';

/** Takes a violation down. */
export type Report = (code: VroomViolationCode, place: string, detail: string) => void;
