import { addressees, type Saying, told } from './addressees';
import { CYCLE_MANAGERS } from './hear-cycles';

const RUN_ID = told('runId', 'uuid');
const FROM_RUN = 'matching_run run JOIN distribution_cycle cycle ON cycle.id = run.cycle_id';
const RUN_TOLD = `run.id = ${RUN_ID}`;
const LINK = `'/cycles/' || cycle.id || '/allocations'`;

/** What each commune asked for in this run and what it got. */
const GOT: Saying = {
  from: `${FROM_RUN} JOIN (
    SELECT o.commune_id, sum(outcome.asked_grams - outcome.already_grams) AS asked,
      sum(outcome.given_grams) AS given
    FROM line_outcome outcome JOIN order_line line ON line.id = outcome.order_line_id
    JOIN "order" o ON o.id = line.order_id
    WHERE outcome.run_id = ${RUN_ID} GROUP BY o.commune_id) got ON true`,
  where: RUN_TOLD,
  to: [{ commune: 'got.commune_id', roles: ['food_spokesperson'] }],
  key: `CASE WHEN got.given > 0 THEN 'notice.matching_run.got'
    ELSE 'notice.matching_run.got_nothing' END`,
  params: {
    cycle: 'cycle.name',
    askedGrams: 'got.asked',
    givenGrams: 'got.given',
    acceptBy: 'run.accept_by',
  },
  link: LINK,
  part: `':got:' || got.commune_id`,
};

/** What each commune had to offer and what of it found a taker. */
const PLACED: Saying = {
  from: `${FROM_RUN} JOIN (
    SELECT lot.commune_id, sum(outcome.placed_grams) AS placed, sum(outcome.unplaced_grams) AS unplaced
    FROM lot_outcome outcome JOIN lot ON lot.id = outcome.lot_id
    WHERE outcome.run_id = ${RUN_ID} GROUP BY lot.commune_id) offered ON true`,
  where: RUN_TOLD,
  to: [{ commune: 'offered.commune_id', roles: ['producer_spokesperson'] }],
  key: `CASE WHEN offered.placed = 0 THEN 'notice.matching_run.placed_nothing'
    WHEN offered.unplaced = 0 THEN 'notice.matching_run.placed_all'
    ELSE 'notice.matching_run.placed' END`,
  params: {
    cycle: 'cycle.name',
    placedGrams: 'offered.placed',
    unplacedGrams: 'offered.unplaced',
    acceptBy: 'run.accept_by',
  },
  link: LINK,
  part: `':placed:' || offered.commune_id`,
};

export const GOT_OR_PLACED = addressees(GOT, PLACED, {
  from: FROM_RUN,
  where: RUN_TOLD,
  to: CYCLE_MANAGERS,
  key: `'notice.matching_run.planned'`,
  params: {
    cycle: 'cycle.name',
    placedGrams: told('placedGrams', 'bigint'),
    unplacedGrams: told('unplacedGrams', 'bigint'),
    allocations: told('allocations', 'bigint'),
  },
  link: `'/matching-runs/' || run.id`,
});

/** Each side of the allocations that still wait for its word. */
export const UNANSWERED = addressees(
  ...(['supplier', 'customer'] as const).map((side) =>
    ofSide(side, {
      which: `state = 'proposed' AND ${side}_accepted_at IS NULL`,
      key: `'notice.matching_run.unanswered.${side}'`,
    }),
  ),
);

/** Each side whose silence was taken for a yes; and the managers with the sums. */
export const SETTLED = addressees(
  ...(['supplier', 'customer'] as const).map((side) =>
    ofSide(side, {
      which: `state = 'accepted' AND ${side}_accepted_at IS NOT NULL AND ${side}_accepted_by IS NULL`,
      key: `'notice.matching_run.settled.${side}'`,
    }),
  ),
  {
    from: FROM_RUN,
    where: RUN_TOLD,
    to: CYCLE_MANAGERS,
    key: `'notice.matching_run.settled'`,
    params: {
      cycle: 'cycle.name',
      acceptedGrams: told('acceptedGrams', 'bigint'),
      declinedGrams: told('declinedGrams', 'bigint'),
    },
    link: `'/matching-runs/' || run.id`,
  },
);

function ofSide(
  side: 'supplier' | 'customer',
  { which, key }: { which: string; key: string },
): Saying {
  return {
    from: `${FROM_RUN} JOIN (
      SELECT ${side}_commune_id AS commune_id, count(*) AS allocations, sum(grams) AS grams
      FROM allocation WHERE run_id = ${RUN_ID} AND ${which} GROUP BY ${side}_commune_id) mine ON true`,
    where: RUN_TOLD,
    to: [
      {
        commune: 'mine.commune_id',
        roles: [side === 'supplier' ? 'producer_spokesperson' : 'food_spokesperson'],
      },
    ],
    key,
    params: {
      cycle: 'cycle.name',
      allocations: 'mine.allocations',
      grams: 'mine.grams',
      acceptBy: 'run.accept_by',
    },
    link: LINK,
    part: `':${side}:' || mine.commune_id`,
  };
}
