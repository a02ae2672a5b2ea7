/**
 * A second door, for threads that search and do nothing else: behind it is the engine without what people
 * read and other formats, so that a thread is ready in a fraction of the time.
 */
export { PlanSearch, type SearchBudget } from '../../src/engine/plan-search';
