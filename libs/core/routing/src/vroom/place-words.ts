import type { VroomPlace, VroomTask } from './vroom-problem';
import type { VroomWords } from './vroom-solution';

/** What was said of a task, to be said again. */
export function wordsOf({ id, description, place }: VroomTask): VroomWords {
  return { id, ...(description !== null && { description }), ...placeWords(place) };
}

export function placeWords({ location, locationIndex }: VroomPlace): VroomWords {
  return {
    ...(location && { location }),
    ...(locationIndex !== null && { location_index: locationIndex }),
  };
}
