import { SHUT_DOORS } from './access-shut';
import type { Door } from './door';
import { CALLERS } from './people';
import { withCsv } from './routes';

const EVERYBODY = CALLERS;
const SIGNED_IN = CALLERS.filter((it) => it !== 'anonymous');
const MEMBERS = SIGNED_IN.filter((it) => it !== 'nobody');
const LIAISON = ['network_liaison'] as const;
const MOVERS = ['transport_coordinator'] as const;
const MOVERS_AND_LIAISON = ['transport_coordinator', 'network_liaison'] as const;

const ROAD = [
  'distribution_cycle',
  'run',
  'run_plan',
  'stop',
  'shipment',
  'vehicle',
  'driver',
  'person',
  'stop_event',
  'custody_event',
  'weighing',
];
const SHARED_OUT = [
  'allocation',
  'commune',
  'distribution_cycle',
  'lot',
  'matching_run',
  'order',
  'order_line',
];

const NOTHING = { shows: [], writes: [] } as const;

export const DOORS: readonly Door[] = [
  {
    why: 'public: the state of the process, and data of no commune (places, products, sums of all)',
    ...{ opensTo: EVERYBODY, ...NOTHING },
    operations: [
      'GET /health/live',
      'GET /health/ready',
      'GET /v1/public/settings',
      ...withCsv('/v1/public/overview'),
      ...withCsv('/v1/states'),
      ...withCsv('/v1/municipalities'),
      ...withCsv('/v1/products'),
      'GET /v1/products/{id}',
      ...withCsv('/v1/package-types'),
      'GET /v1/productive-orgs/kinds',
      'GET /v1/lots/import/template.csv',
    ],
  },
  {
    why: 'signing in and out: one’s own session and account, no ids of anybody else',
    ...{ opensTo: EVERYBODY, ...NOTHING },
    operations: [
      'POST /v1/session',
      'GET /v1/session',
      'DELETE /v1/session',
      'GET /v1/demo/sign-ins',
      'GET /v1/people/me',
      'PATCH /v1/people/me',
      'POST /v1/people/me/change-password',
      'GET /v1/me/runs',
    ],
  },
  {
    why: 'public: the communes of the network and where they are',
    ...{ opensTo: EVERYBODY, shows: ['commune'], writes: [] },
    operations: [...withCsv('/v1/communes'), 'GET /v1/communes/{id}'],
  },
  {
    why: 'public: what is on offer, by municipality, without its producer; totals of an open cycle',
    ...{ opensTo: EVERYBODY, shows: ['lot'], writes: [] },
    operations: [...withCsv('/v1/offers'), ...withCsv('/v1/cycles/{id}/totals')],
  },
  {
    why: 'public: why each line got what it got (nobody shall wonder why they got less)',
    ...{ opensTo: EVERYBODY, shows: ['commune', 'line_outcome', 'order_line'], writes: [] },
    operations: withCsv('/v1/cycles/{id}/outcomes'),
  },
  {
    why: 'public: food that would be lost, for whoever can use it, and the account of cycles',
    ...{ opensTo: EVERYBODY, writes: [] },
    shows: ['commune', 'rescue_listing', 'distribution_cycle'],
    operations: [
      ...withCsv('/v1/public/rescue-listings'),
      ...withCsv('/v1/public/cycles'),
      ...withCsv('/v1/public/cycles/{id}/account'),
    ],
  },
  {
    why: 'the calendar: everybody signed in sees which cycles there are and who hosts them',
    ...{ opensTo: SIGNED_IN, shows: ['commune', 'distribution_cycle'], writes: [] },
    operations: [...withCsv('/v1/cycles'), 'GET /v1/cycles/{id}'],
  },
  {
    why: 'how a harvest was shared, and what became of it, is open to everybody with a mandate',
    ...{ opensTo: MEMBERS, writes: [] },
    shows: ['commune', 'distribution_cycle', 'matching_run', 'lot', 'order', 'order_line'],
    operations: [
      ...withCsv('/v1/cycles/{id}/matching-runs'),
      'GET /v1/matching-runs/{id}',
      'GET /v1/matching-runs/{id}/events',
      'GET /v1/matching-runs/{id}/question.json',
      'GET /v1/matching-runs/{id}/answer.json',
      'GET /v1/matching-runs/{id}/record.json',
      'GET /v1/matching-runs/{id}/network',
      'GET /v1/matching-runs/{id}/comparison',
      'GET /v1/matching-runs/{id}/comparison/export.csv',
      'POST /v1/matching-runs/{id}/replay',
      ...withCsv('/v1/cycles/{id}/account'),
    ],
  },
  {
    why: 'by which voted figures and first claims a harvest is shared is open to everybody with a mandate',
    ...{ opensTo: MEMBERS, writes: [] },
    shows: ['commune', 'matching_policy', 'pair_agreement', 'distribution_cycle'],
    operations: [
      ...withCsv('/v1/matching-policies'),
      'GET /v1/matching-policies/{id}',
      'GET /v1/cycles/{id}/matching-policy',
      ...withCsv('/v1/pair-agreements'),
      'GET /v1/pair-agreements/{id}',
    ],
  },
  {
    why: 'what rounds owe to whom: everybody signed in sees luck and geography of every commune',
    ...{ opensTo: SIGNED_IN, writes: [] },
    shows: ['commune', 'fairness_balance', 'fairness_change', 'matching_run', 'distribution_cycle'],
    operations: [
      ...withCsv('/v1/fairness-balances'),
      ...withCsv('/v1/fairness-changes'),
      'GET /v1/communes/{id}/fairness',
    ],
  },
  {
    why: 'how long roads are, and who said so, is open to everybody with a mandate',
    ...{ opensTo: MEMBERS, shows: ['road_factor_change'], writes: [] },
    operations: [...withCsv('/v1/road-factors'), ...withCsv('/v1/road-factor-changes')],
  },
  {
    why: 'every commune may look for food to rescue before it is thrown away',
    ...{ opensTo: MEMBERS, writes: [] },
    shows: ['commune', 'lot', 'matching_run', 'rescue_listing', 'distribution_cycle'],
    operations: [...withCsv('/v1/rescue-listings'), 'GET /v1/rescue-listings/{id}'],
  },
  {
    why: 'a liaison keeps the register of communes and the one catalogue',
    ...{ opensTo: LIAISON, shows: ['commune'], writes: ['commune', 'outbox_event'] },
    operations: [
      'PUT /v1/communes/{id}',
      'POST /v1/communes/{id}/verify',
      'POST /v1/communes/{id}/activate',
      'PUT /v1/products/{id}',
      'PATCH /v1/products/{id}',
    ],
  },
  {
    why: 'a liaison fixes how much longer than straight lines roads are, for the whole network',
    ...{ opensTo: LIAISON, shows: ['road_factor_change'] },
    writes: ['road_factor', 'road_factor_change', 'road_correction'],
    operations: ['PUT /v1/road-factor-changes/{id}'],
  },
  {
    why: 'a liaison manages every cycle, whoever hosts it',
    ...{ opensTo: LIAISON, shows: ['commune', 'distribution_cycle'] },
    writes: [
      'distribution_cycle',
      'cycle_commune',
      'order',
      'matching_run',
      'matching_policy',
      'outbox_event',
      'timer',
    ],
    operations: [
      'PUT /v1/cycles/{id}',
      'PATCH /v1/cycles/{id}',
      'POST /v1/cycles/{id}/open',
      'POST /v1/cycles/{id}/close',
      'POST /v1/cycles/{id}/reopen',
      'POST /v1/cycles/{id}/cancel',
      'POST /v1/cycles/{id}/hand-out',
      'POST /v1/cycles/{id}/settle',
      'POST /v1/cycles/{id}/matching-runs',
      'POST /v1/cycles/{id}/urgent-runs',
      'POST /v1/cycles/{id}/what-if',
      'POST /v1/matching-runs/{id}/what-if',
      'POST /v1/matching-runs/{id}/cancel',
      'PUT /v1/matching-policies/{id}',
      'POST /v1/matching-policies/{id}/adopt',
    ],
  },
  {
    why: 'whoever moves food sees what waits in a cycle, who moves it already and with what',
    ...{ opensTo: MOVERS, writes: [] },
    shows: [...ROAD, 'allocation', 'commune', 'lot', 'site', 'order_line', 'order', 'matching_run'],
    operations: [
      'GET /v1/cycles/{cycleId}/transport-board',
      'GET /v1/cycles/{cycleId}/transport-board/waiting.csv',
      ...withCsv('/v1/centre-stock'),
      ...withCsv('/v1/run-plans'),
      'GET /v1/run-plans/{id}',
      'GET /v1/run-plans/{id}/events',
      'GET /v1/run-plans/{id}/question.json',
      'GET /v1/run-plans/{id}/answer.json',
      'GET /v1/run-plans/{id}/nearest-changes',
      ...withCsv('/v1/run-plans/{id}/ranking'),
      'GET /v1/runs/{id}/explanation',
      ...withCsv('/v1/runs'),
      'GET /v1/runs/{id}',
      ...withCsv('/v1/shipments'),
      ...withCsv('/v1/runs/{id}/stop-events'),
      'GET /v1/stop-events/{id}',
      ...withCsv('/v1/lots/{id}/trace'),
    ],
  },
  {
    why: 'orders of a cycle are read by who manages it',
    ...{ opensTo: LIAISON, writes: [] },
    shows: ['commune', 'distribution_cycle', 'order', 'order_line', 'site'],
    operations: [
      ...withCsv('/v1/orders'),
      'GET /v1/orders/{id}',
      ...withCsv('/v1/order-lines'),
      'GET /v1/order-lines/{id}',
    ],
  },
  {
    why: 'allocations are read by who manages the cycle, and once accepted by who moves them',
    ...{ opensTo: MOVERS_AND_LIAISON, writes: [] },
    shows: [...SHARED_OUT, 'site'],
    operations: [...withCsv('/v1/allocations'), 'GET /v1/allocations/{id}'],
  },
  {
    why: 'who manages a cycle can say why a lot or a line got what it got',
    ...{ opensTo: LIAISON, writes: [] },
    shows: [...SHARED_OUT, 'site', 'line_outcome', 'lot_outcome'],
    operations: ['GET /v1/order-lines/{id}/explanation', 'GET /v1/lots/{id}/explanation'],
  },
  {
    why: 'the way of the kilos of an order line, for who manages the cycle',
    ...{ opensTo: LIAISON, writes: [] },
    shows: [...SHARED_OUT, ...ROAD, 'site', 'reception', 'hand_out_loss', 'claim'],
    operations: withCsv('/v1/order-lines/{id}/trace'),
  },
  {
    why: 'who plans roads may have problems of their own solved; nothing of the network is read',
    ...{ opensTo: MOVERS_AND_LIAISON, ...NOTHING },
    operations: ['POST /v1/routing/solve'],
  },
  {
    why: 'papers of a cycle are printed by who manages it and who moves its food',
    ...{ opensTo: MOVERS_AND_LIAISON, answers: MEMBERS, writes: [] },
    shows: [...SHARED_OUT, ...ROAD, 'site'],
    operations: [
      ...['', '.csv', '.html', '.pdf'].map((it) => `GET /v1/papers/cycles/{id}/packing-list${it}`),
      'GET /v1/papers/cycles/{id}/wanted.csv',
    ],
  },
  {
    why: 'so is the manifest of a run, the papers on board among it',
    ...{ opensTo: MOVERS_AND_LIAISON, writes: [] },
    shows: [...SHARED_OUT, ...ROAD, 'site', 'transport_permit'],
    operations: ['', '.csv', '.html', '.pdf'].map((it) => `GET /v1/papers/runs/{id}/manifest${it}`),
  },
  {
    why: 'the audit names whatever breaks a promise, to those who answer for the network',
    ...{ opensTo: LIAISON, shows: ['lot', 'allocation', 'order_line', 'matching_run'], writes: [] },
    operations: [...withCsv('/v1/audit'), 'GET /v1/cycles/{id}/audit'],
  },
  ...SHUT_DOORS,
];
