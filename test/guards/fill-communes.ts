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

export const PEOPLE_AND_PLACES: readonly Filling[] = [
  {
    table: 'commune',
    each: 1,
    row: {
      ...{ id: COMMUNE, name: `'Comuna ' || n`, kind: `'mixed'`, municipality_code: `'2105'` },
      ...{ latitude: '9.6', longitude: '-70.2', state: `'active'`, verified_by_act: `'Acta'` },
    },
  },
  {
    table: 'council',
    each: 3,
    row: { id: fid('council', 'n'), commune_id: COMMUNE, name: `'Consejo ' || n`, families: '90' },
  },
  {
    table: 'site',
    each: 1,
    row: {
      ...{ id: SITE, commune_id: COMMUNE, kind: `'collection_centre'`, name: `'Centro'` },
      ...{ latitude: '9.6', longitude: '-70.2' },
    },
  },
  {
    table: 'productive_org',
    each: 1,
    row: { id: fid('org', 'n'), commune_id: COMMUNE, kind: `'upf'`, name: `'Unidad ' || n` },
  },
  {
    table: 'person',
    each: 1,
    row: { id: PERSON, name: `'Persona ' || n`, login: `'fill' || n`, password_hash: `'none'` },
  },
  {
    table: 'mandate',
    each: 1,
    row: {
      ...{ id: fid('mandate', 'n'), person_id: PERSON, commune_id: COMMUNE, role: `'driver'` },
      ...{ body: `'Asamblea'`, act: `'Acta'`, from_on: `date '2026-01-01'` },
    },
  },
  {
    table: 'session',
    each: 1,
    row: {
      token_hash: `decode(md5('s' || n), 'hex')`,
      person_id: PERSON,
      expires_at: `${NOW} + interval '1 year'`,
    },
  },
  {
    table: 'package_weight',
    each: 1,
    row: {
      ...{ id: fid('weight', 'n'), commune_id: COMMUNE, product_id: PRODUCT },
      ...{ package_type: `'SA'`, nominal_grams: '20000' },
    },
  },
  {
    table: 'notice',
    each: 8,
    row: {
      person_id: PERSON,
      event_key: `'fill' || n`,
      message_key: `'notice.run_published'`,
      params: `'{}'`,
    },
  },
];

export const GOODS_AND_NEEDS: readonly Filling[] = [
  {
    table: 'harvest_forecast',
    each: 1,
    row: {
      ...{ id: fid('forecast', 'n'), commune_id: COMMUNE, product_id: PRODUCT, created_by: PERSON },
      ...{
        from_on: WINDOW.from,
        to_on: WINDOW.to,
        min_grams: '1',
        likely_grams: '2',
        max_grams: '3',
      },
    },
  },
  {
    table: 'lot',
    each: 4,
    row: {
      ...{ id: fid('lot', 'n'), code: `'F' || n`, commune_id: COMMUNE, product_id: PRODUCT },
      ...{
        site_id: SITE,
        grade: '1',
        is_washed: 'false',
        package_type: `'SA'`,
        package_grams: '20000',
      },
      ...{ announced_packages: '50', announced_grams: '1000000', harvested_on: WINDOW.from },
      ...{
        ready_on: WINDOW.from,
        best_before_on: `${WINDOW.to} + (n % 90)::integer`,
        created_by: PERSON,
      },
      ...{ state: `CASE WHEN n % 10 = 0 THEN 'confirmed' ELSE 'exhausted' END` },
      ...{ listed_grams: '1000000', available_grams: '1000000' },
    },
  },
  {
    table: 'stock_movement',
    each: 8,
    row: {
      ...{
        id: fid('movement', 'n'),
        lot_id: fid('lot', 'n / 2'),
        kind: `'confirm'`,
        grams: '500000',
      },
      ...{
        from_bucket: `'outside'`,
        to_bucket: `'available'`,
        reason: `'weighed'`,
        event_time: NOW,
      },
      ...{ allocation_id: `CASE WHEN n % 2 = 1 THEN ${fid('allocation', 'n / 2')} END` },
    },
  },
  {
    table: 'weighing',
    each: 4,
    row: {
      ...{
        id: fid('weighing', 'n'),
        lot_id: fid('lot', 'n'),
        place: `'collection'`,
        packages: '50',
      },
      ...{ gross_grams: '1000', tare_grams: '0', net_grams: '1000', method: `'scale'` },
      ...{ witness: `'Ana'`, person_id: PERSON, event_time: NOW },
    },
  },
  {
    table: 'ration',
    each: 1,
    row: {
      ...{ id: fid('ration', 'n'), commune_id: COMMUNE, product_id: PRODUCT },
      ...{ grams_per_family: '2000', act: `'Acta'` },
    },
  },
  {
    table: 'need_census',
    each: 3,
    row: {
      ...{
        id: fid('census', 'n'),
        commune_id: COMMUNE,
        council_id: fid('council', 'n'),
        families: '90',
      },
      ...{ taken_on: WINDOW.from, recorded_by: PERSON },
    },
  },
  {
    table: 'order',
    each: 4,
    row: {
      ...{
        id: fid('order', 'n'),
        commune_id: COMMUNE,
        cycle_id: CYCLE,
        distribution_point_id: SITE,
      },
      ...{
        window_from_on: WINDOW.from,
        window_to_on: WINDOW.to,
        families: '90',
        state: `'allocated'`,
      },
    },
  },
  {
    table: 'order_line',
    each: 4,
    row: {
      ...{ id: fid('line', 'n'), order_id: fid('order', 'n'), product_id: PRODUCT, min_grams: '0' },
      ...{ wanted_grams: '1000000', max_grams: '1000000', allocated_grams: '900000' },
    },
  },
  {
    table: 'order_submission',
    each: 4,
    row: {
      id: fid('submission', 'n'),
      order_id: fid('order', 'n'),
      facts: `'{}'`,
      person_id: PERSON,
    },
  },
  {
    table: 'standing_order',
    each: 1,
    row: {
      ...{
        id: fid('standing', 'n'),
        commune_id: COMMUNE,
        distribution_point_id: SITE,
        lines: `'[]'`,
      },
      ...{ from_on: WINDOW.from, created_by: PERSON },
    },
  },
];
