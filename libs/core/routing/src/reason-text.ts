import { en } from './en';
import { es, type RoutingMessages } from './es';
import type { Conflict, NearestChange, UnservedReason } from './reasons';

const MESSAGES: Readonly<Record<'es' | 'en', RoutingMessages>> = { es, en };

/**
 * The reason in plain words. Vehicles and sites are named by their ids; `names` puts the names that
 * people use in their place.
 */
export function reasonText(
  reason: UnservedReason,
  language: 'es' | 'en',
  names: (id: string) => string = (id) => id,
): string {
  const say = MESSAGES[language].reasons[reason.code] as (params: object) => string;
  return say(named(reason.params, names));
}

/** The conflict in plain words, in the same manner. */
export function conflictText(
  conflict: Pick<Conflict, 'code' | 'params'>,
  language: 'es' | 'en',
  names: (id: string) => string = (id) => id,
): string {
  const say = MESSAGES[language].conflicts[conflict.code] as (params: object) => string;
  return say(named(conflict.params, names));
}

/** What would give unserved goods a place, in plain words, in the same manner. */
export function changeText(
  change: Pick<NearestChange, 'code' | 'params'>,
  language: 'es' | 'en',
  names: (id: string) => string = (id) => id,
): string {
  const say = MESSAGES[language].changes[change.code] as (params: object) => string;
  return say(named(change.params, names));
}

function named(params: object, names: (id: string) => string): object {
  const isId = (key: string): boolean => key.endsWith('Id');
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      isId(key) && typeof value === 'string' ? names(value) : (value as unknown),
    ]),
  );
}
