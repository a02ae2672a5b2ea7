import type { JSX } from 'preact';
import type { Address } from '../../api/address';
import type { Page } from '../../api/types';
import type { Mandate, Role } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Row, Rows } from '../../ui/data';
import { Badge } from '../../ui/states';
import { words } from './words';

type WordKey = Parameters<typeof words>[0];

/** Something that must be there before the role can work; it is done as soon as a list has an item. */
interface Step {
  readonly word: WordKey;
  /** A list of the API; the commune is added. */
  readonly list: string;
  readonly href: string;
}

const STEPS: Partial<Record<Role, readonly Step[]>> = {
  producer_spokesperson: [
    { word: 'first.centre', list: '/v1/sites?kind=collection_centre&limit=1', href: '/mi-comuna' },
    { word: 'first.weights', list: '/v1/package-weights?limit=1', href: '/empaques' },
    { word: 'first.lot', list: '/v1/lots?limit=1', href: '/cosechas/nueva' },
  ],
  food_spokesperson: [
    { word: 'first.point', list: '/v1/sites?kind=distribution_point&limit=1', href: '/mi-comuna' },
    { word: 'first.council', list: '/v1/councils?limit=1', href: '/mi-comuna' },
    { word: 'first.order', list: '/v1/orders?limit=1', href: '/pedido' },
  ],
  transport_coordinator: [
    { word: 'first.vehicle', list: '/v1/vehicles?limit=1', href: '/flota' },
    { word: 'first.driver', list: '/v1/drivers?limit=1', href: '/flota' },
  ],
  assembly_recorder: [
    { word: 'first.council', list: '/v1/councils?limit=1', href: '/mi-comuna' },
    { word: 'first.mandate', list: '/v1/mandates?limit=1', href: '/vocerias' },
  ],
  network_liaison: [
    { word: 'first.commune', list: '/v1/communes?limit=1', href: '/comunas' },
    { word: 'first.cycle', list: '/v1/cycles?limit=1', href: '/ciclos/nuevo' },
  ],
};

/** What an empty network asks of a role first; nothing once all of it is there. */
export function FirstSteps({ acting }: { acting: Mandate }): JSX.Element | null {
  const steps = STEPS[acting.role] ?? [];
  const [first, second, third] = steps.map((step) => addressOf(step, acting));
  // Hooks stand in a fixed order, so there are always three.
  const known = [useAnswer(first ?? null), useAnswer(second ?? null), useAnswer(third ?? null)];
  const isUnknown = steps.some((_, at) => known[at]?.body === undefined);
  const isDone = (at: number): boolean => (known[at]?.body?.items.length ?? 0) > 0;
  if (isUnknown || steps.every((_, at) => isDone(at))) return null;
  return (
    <section class="stack tight">
      <h2>{words('home.first')}</h2>
      <Rows>
        {steps.map(({ word, href }, at) => (
          <Row
            key={word}
            title={words(word)}
            {...(isDone(at)
              ? { end: <Badge tone="good">{words('home.firstDone')}</Badge> }
              : { href })}
          />
        ))}
      </Rows>
    </section>
  );
}

function addressOf({ list }: Step, { communeId }: Mandate): Address<Page<unknown>> {
  return communeId === null ? list : `${list}&communeId=${communeId}`;
}
