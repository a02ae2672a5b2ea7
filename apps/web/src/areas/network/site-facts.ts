import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';
import { minuteTyped, typedClosing, typedMinute } from './clock-minutes';
import { positionTyped, typedPosition } from './position';

type Site = Shape<'SiteResponse'>;

/** A site as it is typed. */
export interface SiteDraft {
  readonly kind: Site['kind'] | '';
  readonly name: string;
  readonly place: string;
  readonly opens: string;
  readonly closes: string;
  readonly storage: string;
  readonly terrain: Site['terrain'];
  readonly fixed: string;
  readonly perTonne: string;
  readonly hasColdRoom: boolean;
}

const NEW: SiteDraft = {
  ...{ kind: '', name: '', place: '', opens: '06:00', closes: '18:00', storage: '' },
  ...{ terrain: 'paved', fixed: '15', perTonne: '10', hasColdRoom: false },
};

export function draftOf(site: Site | null): SiteDraft {
  if (!site) return NEW;
  const { kind, name, terrain, hasColdRoom } = site;
  return {
    ...{ kind, name, terrain, hasColdRoom },
    place: positionTyped(site),
    opens: minuteTyped(site.opensMinute),
    closes: minuteTyped(site.closesMinute),
    storage: site.storageGrams === 0 ? '' : gramsTyped(site.storageGrams),
    fixed: String(site.serviceMinutesFixed),
    perTonne: String(site.serviceMinutesPerTonne),
  };
}

/** The facts that the API takes, or the fields that are still wrong. */
export type SiteRead =
  | { readonly faults: ReadonlySet<keyof SiteDraft> }
  | { readonly facts: Omit<Shape<'RegisterSiteRequest'>, 'communeId'> };

/** Reads what was typed. A site closes after it opens; an empty store is a store whose size nobody knows. */
export function readSite(draft: SiteDraft): SiteRead {
  const { kind, name, terrain, hasColdRoom } = draft;
  const position = typedPosition(draft.place);
  const opensMinute = typedMinute(draft.opens);
  const closesMinute = typedClosing(draft.closes);
  const storageGrams = draft.storage.trim() === '' ? 0 : typedGrams(draft.storage);
  const serviceMinutesFixed = wholeMinutes(draft.fixed);
  const serviceMinutesPerTonne = wholeMinutes(draft.perTonne);
  const faults = new Set<keyof SiteDraft>();
  if (name.trim() === '') faults.add('name');
  if (kind === '') faults.add('kind');
  if (!position) faults.add('place');
  if (opensMinute === null) faults.add('opens');
  if (closesMinute === null || closesMinute <= (opensMinute ?? 0)) faults.add('closes');
  if (storageGrams === null) faults.add('storage');
  if (serviceMinutesFixed === null) faults.add('fixed');
  if (serviceMinutesPerTonne === null) faults.add('perTonne');
  const isWhole =
    kind !== '' &&
    position !== null &&
    opensMinute !== null &&
    closesMinute !== null &&
    storageGrams !== null &&
    serviceMinutesFixed !== null &&
    serviceMinutesPerTonne !== null;
  if (faults.size > 0 || !isWhole) return { faults };
  const minutes = { opensMinute, closesMinute, serviceMinutesFixed, serviceMinutesPerTonne };
  const about = { kind, name: name.trim(), terrain, hasColdRoom, storageGrams };
  return { facts: { ...about, ...position, ...minutes } };
}

const MINUTES_MAX = 480;

function wholeMinutes(text: string): number | null {
  const value = typedNumber(text);
  return value !== null && Number.isInteger(value) && value <= MINUTES_MAX ? value : null;
}
