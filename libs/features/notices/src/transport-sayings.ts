import { addressees, PRODUCT, type Saying, told } from './addressees';

const RUN_ID = told('runId', 'uuid');
const RUN = 'run JOIN vehicle ON vehicle.id = run.vehicle_id';
const RUN_TOLD = `run.id = ${RUN_ID}`;
const RUN_PARAMS = { runCode: 'run.code', dayOn: 'run.day_on', plate: 'vehicle.plate' };
const LINK = `'/runs/' || run.id`;
const COORDINATORS = { commune: 'run.commune_id', roles: ['transport_coordinator'] } as const;
const DRIVER = { person: `nullif(${told('driverPersonId')}, '')::uuid` } as const;

/** What the lorry fetches from or brings to each commune, and at what time it first comes. */
const STOPS = `${RUN} JOIN (
  SELECT site.commune_id, stop.kind, min(stop.arrives_at) AS arrives_at,
    string_agg(DISTINCT site.name, ', ') AS sites, sum(moved.grams) AS grams
  FROM stop JOIN site ON site.id = stop.site_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(shipment.grams), 0) AS grams FROM shipment
    WHERE shipment.run_id = stop.run_id AND shipment.state <> 'cancelled'
      AND stop.id IN (shipment.pick_up_stop_id, shipment.delivery_stop_id)) moved
  WHERE stop.run_id = ${RUN_ID} AND stop.kind IN ('pick_up', 'delivery')
  GROUP BY site.commune_id, stop.kind) seen ON true`;
const SEEN_PARAMS = {
  ...RUN_PARAMS,
  sites: 'seen.sites',
  arrivesAt: 'seen.arrives_at',
  grams: 'seen.grams',
};

export const PUBLISHED = addressees(
  ofDriver('published'),
  atStops('published', 'pick_up'),
  atStops('published', 'delivery'),
);
export const UNPUBLISHED = addressees(
  ofDriver('unpublished', { reason: told('reason') }),
  atStops('unpublished', 'both', { reason: told('reason') }),
);
export const CANCELLED = addressees(
  ofDriver('cancelled', { reason: told('reason') }),
  atStops('cancelled', 'both', { reason: told('reason') }),
);
export const SUSPENDED = addressees(
  atStops('suspended', 'delivery', { reason: told('reason') }),
  ofRun('suspended', { to: [COORDINATORS], params: { reason: told('reason') } }),
);
export const DEPARTED = addressees(atStops('departed', 'delivery'));
export const INCIDENT = addressees(
  ofRun('incident', { to: [COORDINATORS], params: { note: told('note') } }),
);

/** The vehicle did not do what was promised there: the place and the coordinator are told. */
export const NOT_SERVED = addressees({
  from: `${RUN} JOIN stop ON stop.run_id = run.id JOIN site ON site.id = stop.site_id`,
  where: `stop.id = ${told('stopId', 'uuid')}`,
  to: [
    COORDINATORS,
    {
      commune: 'site.commune_id',
      roles: ['producer_spokesperson', 'food_spokesperson', 'centre_receiver'],
    },
  ],
  key: `'notice.stop.not_served'`,
  params: { ...RUN_PARAMS, site: 'site.name', reason: told('reason') },
  link: LINK,
});

export const DELIVERED = addressees(
  ...(['supplier', 'customer'] as const).map((side) => ({
    from: `allocation JOIN lot ON lot.id = allocation.lot_id
      JOIN product ON product.id = allocation.product_id
      JOIN commune supplier ON supplier.id = allocation.supplier_commune_id
      JOIN commune customer ON customer.id = allocation.customer_commune_id`,
    where: `allocation.id = ${told('allocationId', 'uuid')}`,
    to: [
      {
        commune: `allocation.${side}_commune_id`,
        roles: [side === 'supplier' ? 'producer_spokesperson' : 'food_spokesperson'],
      },
    ] as const,
    key: `CASE WHEN ${told('lostGrams', 'bigint')} > 0 THEN 'notice.shipment.delivered.with_loss'
      ELSE 'notice.shipment.delivered' END`,
    params: {
      allocationCode: 'allocation.code',
      lotCode: 'lot.code',
      product: PRODUCT,
      supplier: 'supplier.name',
      customer: 'customer.name',
      grams: told('grams', 'bigint'),
      lostGrams: told('lostGrams', 'bigint'),
    },
    link: `'/allocations/' || allocation.id`,
  })),
);

const PLAN = `run_plan plan JOIN distribution_cycle cycle ON cycle.id = plan.cycle_id`;

export const PLANNED = ofPlan('planned', {
  runs: told('runs', 'bigint'),
  servedGrams: told('servedGrams', 'bigint'),
  unservedGrams: told('unservedGrams', 'bigint'),
});
export const PLAN_FAILED = ofPlan('failed', { failure: told('failure') });

function ofPlan(deed: string, params: Saying['params']): string {
  return addressees({
    from: PLAN,
    where: `plan.id = ${told('planId', 'uuid')}`,
    to: [{ commune: 'plan.commune_id', roles: ['transport_coordinator'] }],
    key: `'notice.run_plan.${deed}'`,
    params: { cycle: 'cycle.name', dayOn: 'plan.day_on', ...params },
    link: `'/run-plans/' || plan.id`,
  });
}

function ofDriver(deed: string, params: Saying['params'] = {}): Saying {
  return ofRun(`${deed}.driver`, { to: [DRIVER], params });
}

function ofRun(what: string, { to, params }: Pick<Saying, 'to' | 'params'>): Saying {
  return {
    from: RUN,
    where: RUN_TOLD,
    to,
    key: `'notice.run.${what}'`,
    params: { ...RUN_PARAMS, ...params },
    link: LINK,
  };
}

/** The communes at whose places the run fetches or brings, each told once for each of the two. */
function atStops(
  deed: string,
  kind: 'pick_up' | 'delivery' | 'both',
  params: Saying['params'] = {},
): Saying {
  return {
    from: STOPS,
    where: kind === 'both' ? RUN_TOLD : `${RUN_TOLD} AND seen.kind = '${kind}'`,
    to: [
      {
        commune: 'seen.commune_id',
        roles:
          kind === 'pick_up'
            ? ['producer_spokesperson', 'centre_receiver']
            : kind === 'delivery'
              ? ['food_spokesperson', 'centre_receiver']
              : ['producer_spokesperson', 'food_spokesperson', 'centre_receiver'],
      },
    ],
    key: kind === 'both' ? `'notice.run.${deed}'` : `'notice.run.${deed}.${kind}'`,
    params: { ...SEEN_PARAMS, ...params },
    link: LINK,
    part: kind === 'both' ? `':' || seen.commune_id` : `':${kind}:' || seen.commune_id`,
  };
}
