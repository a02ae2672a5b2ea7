import type { CallerName } from './people';

/** A host's people manage its cycles, a liaison all of them. */
const HOSTS = [
  'assembly_recorder',
  'food_spokesperson',
  'transport_coordinator',
  'network_liaison',
] as const;

/** A row of one's own that may point at a thing that is not: where, by whom, and why that is no hole. */
export interface Pointer {
  readonly why: string;
  readonly by: readonly CallerName[];
  readonly at: readonly (readonly [operation: string, position: string])[];
  readonly shows: readonly string[];
  readonly writes: readonly string[];
}

export const POINTERS: readonly Pointer[] = [
  {
    why: 'a host invites communes to its cycle; none of them has to order',
    by: [...HOSTS],
    at: [
      ['PUT /v1/cycles/{id}', 'body.participantCommuneIds'],
      ['PATCH /v1/cycles/{id}', 'body.participantCommuneIds'],
    ],
    ...{ shows: [], writes: ['distribution_cycle', 'cycle_commune'] },
  },
  {
    why: 'cycles are the network’s: one orders, and plans runs, in a cycle that another commune hosts',
    by: ['food_spokesperson', 'transport_coordinator'],
    at: [
      ['PUT /v1/order-submissions/{id}', 'body.cycleId'],
      ['PUT /v1/run-plans/{id}', 'body.cycleId'],
      ['PUT /v1/runs/{id}', 'body.cycleId'],
    ],
    ...{ shows: ['distribution_cycle'], writes: ['order', 'order_submission', 'run', 'run_plan'] },
  },
  {
    why: 'who manages a cycle has its lots shared, an urgent one first; its commune may still say no',
    by: ['assembly_recorder', 'food_spokesperson', 'transport_coordinator'],
    at: [['POST /v1/cycles/{id}/urgent-runs', 'body.lotId']],
    ...{ shows: [], writes: ['matching_run'] },
  },
  {
    why: 'a commune proposes an agreement to whichever other one it likes; without its yes nothing holds',
    by: ['producer_spokesperson'],
    at: [['PUT /v1/pair-agreements/{id}', 'body.customerCommuneId']],
    ...{ shows: ['commune'], writes: ['pair_agreement', 'outbox_event'] },
  },
  {
    why: 'people belong to no commune: an assembly gives its mandate to whomever it names',
    by: ['assembly_recorder'],
    at: [['PUT /v1/mandates/{id}', 'body.personId']],
    ...{ shows: ['person'], writes: ['mandate'] },
  },
];
