/** Values that make a form true to life, by the name of the field. */
export const VALUES: Readonly<Record<string, unknown>> = {
  productIds: [],
  substituteProductIds: [],
  opensMinute: 360,
  closesMinute: 1_080,
  shiftFromMinute: 300,
  shiftToMinute: 1_200,
  nominalGrams: 20_000,
  latitude: 9.6,
  longitude: -70.2,
  municipalityCode: '2105',
  opensOn: '2026-11-22',
  closesOn: '2026-11-24',
  movesOn: '2026-11-26',
  handsOutOn: '2026-11-28',
  settlesOn: '2026-12-05',
  fromOn: '2026-11-23',
  toOn: '2026-12-20',
  harvestedOn: '2026-11-20',
  readyOn: '2026-11-21',
  bestBeforeOn: '2026-12-05',
  takenOn: '2026-11-20',
  windowFromOn: '2026-11-26',
  windowToOn: '2026-11-28',
  dayOn: '2026-11-26',
  validFrom: '2026-11-01',
  validTo: '2026-12-31',
  licenceValidTo: '2028-01-01',
  eventTime: '2026-11-22T13:00:00Z',
  minGrams: 1_000,
  likelyGrams: 20_000,
  wantedGrams: 20_000,
  maxGrams: 40_000,
  grams: 20_000,
  changeGrams: -1_000,
  grossGrams: 400_500,
  tareGrams: 500,
  packages: 20,
  families: 40,
  ml: 1_000,
  role: 'driver',
  packageType: 'SA',
  usualPackageType: 'SA',
  cpcCode: '01510',
  litresPerTonne: 2_500,
  norms: [],
  gramsPerCycle: 20_000,
  costPermille: 900,
  stateA: 'VE-T',
  stateB: 'VE-K',
  permille: 1_400,
  password: 'una clave larga y buena',
  newPassword: 'otra clave larga y buena',
};

/** What single operations need beyond names. */
export const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'PUT /v1/productive-orgs/{id}': { kind: 'upf' },
  'PATCH /v1/productive-orgs/{id}': { kind: 'gis' },
  'PUT /v1/lots/{id}': { packages: 10 },
  'POST /v1/forecasts/{id}/harvest': { packages: 10 },
  'POST /v1/lots/{id}/correct': { reason: 'contado de nuevo' },
  'POST /v1/cycles/{id}/matching-runs': { kind: 'dry_run' },
  'POST /v1/matching-runs/{id}/what-if': { changes: { tolerancePermille: 5 } },
  'POST /v1/cycles/{id}/what-if': { changes: { tolerancePermille: 5 } },
  'PUT /v1/receptions/{id}': { receivedGrams: 400_000 },
  'PUT /v1/hand-out-losses/{id}': { grams: 900 },
  'PUT /v1/stop-events/{id}': { kind: 'incident', note: 'caucho roto' },
  'PUT /v1/order-submissions/{id}': { families: 40 },
  'POST /v1/routing/solve': { vehicles: [{ id: 1, start: [-70.2, 9.6] }], jobs: [] },
};

/** Fields that single operations leave out: they are for another use of the same form. */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'PUT /v1/receptions/{id}': ['correctsId', 'weighing'],
  'PUT /v1/stop-events/{id}': ['goods', 'centreSiteId'],
  'PUT /v1/runs/{id}/shipments/{shipmentId}': ['fromSiteId', 'toSiteId'],
  'PUT /v1/run-plans/{id}': ['centreSiteIds', 'handovers'],
};

/** Lists that ask for one of their filters. */
export const NEEDED_FILTERS: Readonly<Record<string, string>> = {
  'GET /v1/people': 'communeId',
  'GET /v1/people/export.csv': 'communeId',
  'GET /v1/runs': 'communeId',
  'GET /v1/runs/export.csv': 'communeId',
  'GET /v1/shipments': 'communeId',
  'GET /v1/shipments/export.csv': 'communeId',
};

/** What a commune has fixed for one product can be told anew for another. */
export const OTHER_PRODUCT = ['PUT /v1/package-weights/{id}', 'PUT /v1/rations/{id}'];
