import {
  COMMUNE,
  CYCLE,
  PERSON,
  PRODUCT,
  SITE,
  NOW,
  WINDOW,
  fid,
  type Filling,
} from './fill-words';

export const SHARED_OUT: readonly Filling[] = [
  {
    table: 'allocation',
    each: 4,
    row: {
      ...{
        id: fid('allocation', 'n'),
        code: `'F' || n`,
        run_id: fid('matching', 'y'),
        cycle_id: CYCLE,
      },
      ...{ lot_id: fid('lot', 'n'), order_line_id: fid('line', 'n'), product_id: PRODUCT },
      ...{ supplier_commune_id: COMMUNE, customer_commune_id: COMMUNE, from_site_id: SITE },
      ...{ to_site_id: SITE, packages: '45', grams: '900000', metres: '1000', accept_by: NOW },
      ...{ state: `CASE WHEN n % 5 = 0 THEN 'accepted' ELSE 'delivered' END` },
      ...{ reason_code: `'line.filled'`, reason_params: `'{}'`, delivered_grams: '900000' },
    },
  },
  {
    table: 'line_outcome',
    each: 4,
    row: {
      ...{ run_id: fid('matching', 'y'), order_line_id: fid('line', 'n'), asked_grams: '1000000' },
      ...{ already_grams: '0', given_grams: '900000', reason_code: `'line.filled'` },
      ...{ reason_params: `'{}'`, text_es: `'porque sí'`, text_en: `'because'` },
    },
  },
  {
    table: 'lot_outcome',
    each: 4,
    row: {
      ...{ run_id: fid('matching', 'y'), lot_id: fid('lot', 'n'), available_grams: '1000000' },
      ...{ placed_grams: '900000', unplaced_grams: '100000', reason_code: `'lot.no_demand'` },
      ...{ reason_params: `'{}'`, text_es: `'porque sí'`, text_en: `'because'` },
    },
  },
  {
    table: 'rescue_listing',
    each: 4,
    row: {
      ...{
        id: fid('rescue', 'n'),
        lot_id: fid('lot', 'n'),
        run_id: fid('matching', 'y'),
        grams: '9',
      },
      ...{ cycle_id: CYCLE, commune_id: COMMUNE, best_before_on: WINDOW.to },
      ...{ state: `CASE WHEN n % 20 = 0 THEN 'open' ELSE 'closed' END` },
    },
  },
  {
    table: 'pair_agreement',
    each: 2,
    row: {
      ...{ id: fid('agreement', 'n'), supplier_commune_id: COMMUNE, product_id: PRODUCT },
      ...{ customer_commune_id: fid('commune', '(c + 1) % 5000'), grams_per_cycle: '9' },
      ...{ from_on: WINDOW.from, act: `'Acta'`, proposed_by: PERSON, proposed_at: NOW },
    },
  },
  {
    table: 'fairness_change',
    each: 4,
    row: {
      ...{ id: fid('change', 'n'), run_id: fid('matching', 'y'), commune_id: COMMUNE },
      ...{ product_id: PRODUCT, families: '90', asked_grams: '9', right_grams: '9' },
      ...{ reach_grams: '9', given_grams: '9', before_grams: '0', change_grams: '0' },
      ...{ after_grams: '0', is_dropped: 'false', rounds_dropped: '0', changed_at: NOW },
    },
  },
  {
    table: 'fairness_balance',
    each: 1,
    row: {
      ...{ id: fid('balance', 'n'), commune_id: COMMUNE, product_id: PRODUCT, debt_grams: '0' },
      ...{ run_id: fid('matching', 'y'), changed_at: NOW },
    },
  },
];

export const ON_THE_ROAD: readonly Filling[] = [
  {
    table: 'vehicle',
    each: 1,
    row: {
      ...{ id: fid('vehicle', 'n'), commune_id: COMMUNE, base_site_id: SITE, plate: `'F' || n` },
      ...{
        name: `'Camión'`,
        capacity_grams: '5000000',
        capacity_litres: '20000',
        fuel: `'diesel'`,
      },
      ...{ capacity_packages: '400', fuel_ml_per_km: '250', terrain_max: `'mountain'` },
    },
  },
  {
    table: 'driver',
    each: 1,
    row: {
      ...{ id: fid('driver', 'n'), commune_id: COMMUNE, person_id: PERSON, licence: `'L'` },
      licence_valid_to: `date '2028-01-01'`,
    },
  },
  {
    table: 'fuel_quota',
    each: 1,
    row: {
      ...{ id: fid('quota', 'n'), commune_id: COMMUNE, fuel: `'diesel'`, valid_from: WINDOW.from },
      ...{ valid_to: WINDOW.to, granted_ml: '1000000', source: `'cupo'` },
    },
  },
  {
    table: 'transport_permit',
    each: 1,
    row: {
      ...{ id: fid('permit', 'n'), commune_id: COMMUNE, kind: `'permit'`, number: `'G' || n` },
      ...{ valid_from: WINDOW.from, valid_to: WINDOW.to, issued_by: `'oficina'` },
    },
  },
  {
    table: 'run_plan',
    each: 1,
    row: {
      ...{
        id: fid('plan', 'n'),
        commune_id: COMMUNE,
        cycle_id: CYCLE,
        seed: '1',
        requested_by: PERSON,
      },
      ...{
        day_on: `date '2026-11-26'`,
        vehicle_ids: `ARRAY[${fid('vehicle', 'c')}]`,
        state: `'planned'`,
      },
    },
  },
  {
    table: 'run',
    each: 2,
    row: {
      ...{ id: fid('run', 'n'), code: `'F' || n`, plan_id: fid('plan', 'c'), commune_id: COMMUNE },
      ...{ cycle_id: CYCLE, vehicle_id: fid('vehicle', 'c'), driver_id: fid('driver', 'c') },
      ...{ day_on: `date '2026-11-01' + (n % 40)::integer`, state: `'closed'`, created_by: PERSON },
    },
  },
  {
    table: 'stop',
    each: 4,
    row: {
      ...{ id: fid('stop', 'n'), run_id: fid('run', 'n / 2'), position: 'n % 2', site_id: SITE },
      ...{ kind: `CASE n % 2 WHEN 0 THEN 'pick_up' ELSE 'delivery' END`, state: `'served'` },
    },
  },
  {
    table: 'shipment',
    each: 2,
    row: {
      ...{
        id: fid('shipment', 'n'),
        run_id: fid('run', 'n'),
        allocation_id: fid('allocation', 'n'),
      },
      ...{ lot_id: fid('lot', 'n'), pick_up_stop_id: fid('stop', '2 * n'), packages: '45' },
      ...{ delivery_stop_id: fid('stop', '2 * n + 1'), grams: '900000', state: `'delivered'` },
      ...{ loaded_grams: '900000', loaded_packages: '45', delivered_grams: '900000' },
      ...{ delivered_packages: '45' },
    },
  },
  {
    table: 'stop_event',
    each: 4,
    row: {
      ...{ id: fid('stop_event', 'n'), run_id: fid('run', 'n / 2'), stop_id: fid('stop', 'n') },
      ...{ kind: `'arrived'`, facts: `'{}'`, person_id: PERSON, event_time: NOW },
    },
  },
  {
    table: 'custody_event',
    each: 4,
    row: {
      ...{
        id: fid('custody', 'n'),
        lot_id: fid('lot', 'n'),
        allocation_id: fid('allocation', 'n'),
      },
      ...{
        run_id: fid('run', 'n / 2'),
        from_kind: `'commune'`,
        from_id: COMMUNE,
        to_kind: `'vehicle'`,
      },
      ...{
        to_id: fid('vehicle', 'c'),
        packages: '45',
        grams: '900000',
        person_id: PERSON,
        event_time: NOW,
      },
    },
  },
  {
    table: 'fuel_entry',
    each: 2,
    row: {
      ...{
        id: fid('fuel', 'n'),
        quota_id: fid('quota', 'c'),
        run_id: fid('run', 'n'),
        kind: `'booked'`,
      },
      ...{ ml: '1000', reason: `'viaje'`, person_id: PERSON, event_time: NOW },
    },
  },
];

export const SETTLED: readonly Filling[] = [
  {
    table: 'reception',
    each: 3,
    row: {
      ...{ id: fid('reception', 'n'), allocation_id: fid('allocation', 'n'), commune_id: COMMUNE },
      ...{
        packages: '45',
        covered_grams: '900000',
        received_grams: '900000',
        difference_grams: '0',
      },
      ...{ person_id: PERSON, event_time: NOW },
    },
  },
  {
    table: 'hand_out_loss',
    each: 3,
    row: {
      ...{ id: fid('hand_out', 'n'), allocation_id: fid('allocation', 'n'), commune_id: COMMUNE },
      ...{
        grams: '1000',
        cause: `'damage'`,
        reason: `'caída'`,
        person_id: PERSON,
        event_time: NOW,
      },
    },
  },
  {
    table: 'claim',
    each: 2,
    row: {
      ...{ id: fid('claim', 'n'), allocation_id: fid('allocation', 'n'), commune_id: COMMUNE },
      ...{
        against_commune_id: COMMUNE,
        kind: `'quality'`,
        grams: '5',
        note: `'nota'`,
        answer_by: NOW,
      },
      ...{ person_id: PERSON, event_time: NOW, record_time: NOW, state: `'withdrawn'` },
    },
  },
];
