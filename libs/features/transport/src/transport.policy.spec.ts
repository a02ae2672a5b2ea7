import type { Actor, ActorMandate, Role } from '#core/kernel';
import {
  mayCoordinate,
  mayDrive,
  mayFixRoadFactors,
  mayReadBoard,
  mayReadLentVehicles,
  mayReadPlan,
  mayReadRoadFactors,
  mayReadRun,
  mayReadTransportOf,
  mayReadVehicle,
  mayRecordAtStop,
  mayUseVehicle,
} from './transport.policy';

const HOME = 'home';
const AWAY = 'away';
const actor = (...mandates: readonly [Role, string | null][]): Actor => ({
  personId: 'me',
  name: 'Me',
  locale: 'es',
  mandates: mandates.map(([role, communeId], at): ActorMandate => ({
    mandateId: String(at),
    role,
    communeId,
  })),
});

const own = { communeId: HOME, isLentToNetwork: false };
const lent = { communeId: AWAY, isLentToNetwork: true };
const foreign = { communeId: AWAY, isLentToNetwork: false };
const run = { communeId: HOME, driverPersonId: 'me', driverCommuneId: HOME };
const runOfOthers = { communeId: AWAY, driverPersonId: 'other', driverCommuneId: AWAY };
const seen = { ...runOfOthers, communeIds: [AWAY] };

/** Each line: what, by whom, and whether. */
const TABLE: readonly (readonly [string, boolean, boolean])[] = [
  [
    'a coordinator coordinates his commune',
    mayCoordinate(actor(['transport_coordinator', HOME]), HOME),
    true,
  ],
  ['… and no other', mayCoordinate(actor(['transport_coordinator', HOME]), AWAY), false],
  ['a driver coordinates nothing', mayCoordinate(actor(['driver', HOME]), HOME), false],
  [
    'the network liaison coordinates nothing',
    mayCoordinate(actor(['network_liaison', null]), HOME),
    false,
  ],
  [
    'a coordinator uses his own vehicle',
    mayUseVehicle(actor(['transport_coordinator', HOME]), own, HOME),
    true,
  ],
  ['… and a lent one', mayUseVehicle(actor(['transport_coordinator', HOME]), lent, HOME), true],
  [
    '… but not one that is not lent',
    mayUseVehicle(actor(['transport_coordinator', HOME]), foreign, HOME),
    false,
  ],
  [
    '… nor for a commune that is not his',
    mayUseVehicle(actor(['transport_coordinator', HOME]), lent, AWAY),
    false,
  ],
  [
    'any mandate reads its commune',
    mayReadTransportOf(actor(['bank_administrator', HOME]), HOME),
    true,
  ],
  [
    'no mandate reads another',
    mayReadTransportOf(actor(['transport_coordinator', HOME]), AWAY),
    false,
  ],
  [
    'the comptroller of the network reads all',
    mayReadTransportOf(actor(['comptroller', null]), AWAY),
    true,
  ],
  [
    'coordinators see lent vehicles',
    mayReadVehicle(actor(['transport_coordinator', HOME]), lent),
    true,
  ],
  ['… and not the others', mayReadVehicle(actor(['transport_coordinator', HOME]), foreign), false],
  [
    'producers see no lent vehicles',
    mayReadVehicle(actor(['producer_spokesperson', HOME]), lent),
    false,
  ],
  [
    'producers list no lent vehicles',
    mayReadLentVehicles(actor(['producer_spokesperson', HOME])),
    false,
  ],
  ['coordinators see the board', mayReadBoard(actor(['transport_coordinator', HOME])), true],
  ['receivers do not', mayReadBoard(actor(['centre_receiver', HOME])), false],
  [
    'coordinators see plans of other communes',
    mayReadPlan(actor(['transport_coordinator', AWAY]), seen),
    true,
  ],
  [
    'a commune sees its own plan',
    mayReadPlan(actor(['food_spokesperson', seen.communeId]), seen),
    true,
  ],
  ['another commune does not', mayReadPlan(actor(['centre_receiver', 'elsewhere']), seen), false],
  ['a stranger sees no run', mayReadRun(actor(), seen), false],
  ['a commune that it touches sees it', mayReadRun(actor(['food_spokesperson', AWAY]), seen), true],
  ['another commune does not', mayReadRun(actor(['food_spokesperson', HOME]), seen), false],
  [
    'its driver sees it',
    mayReadRun(actor(['driver', HOME]), { ...seen, driverPersonId: 'me' }),
    true,
  ],
  ['a liaison fixes road factors', mayFixRoadFactors(actor(['network_liaison', null])), true],
  ['a coordinator does not', mayFixRoadFactors(actor(['transport_coordinator', HOME])), false],
  ['nor does a comptroller of the network', mayFixRoadFactors(actor(['comptroller', null])), false],
  ['whoever has a mandate reads them', mayReadRoadFactors(actor(['driver', AWAY])), true],
  ['a stranger does not', mayReadRoadFactors(actor()), false],
  ['its driver drives it', mayDrive(actor(['driver', HOME]), run), true],
  ['… not after the mandate was revoked', mayDrive(actor(), run), false],
  [
    'another driver does not',
    mayDrive(actor(['driver', HOME]), { ...run, driverPersonId: 'other' }),
    false,
  ],
  ['the coordinator may', mayDrive(actor(['transport_coordinator', HOME]), run), true],
  [
    'the receiver of the stop records',
    mayRecordAtStop(actor(['centre_receiver', AWAY]), run, AWAY),
    true,
  ],
  ['… only at his own', mayRecordAtStop(actor(['centre_receiver', AWAY]), run, HOME), false],
  ['… and only at stops', mayRecordAtStop(actor(['centre_receiver', AWAY]), run, null), false],
  ['… and does not drive', mayDrive(actor(['centre_receiver', HOME]), run), false],
  ['a comptroller writes nothing', mayRecordAtStop(actor(['comptroller', null]), run, HOME), false],
  [
    'a foreign coordinator records nothing',
    mayRecordAtStop(actor(['transport_coordinator', HOME]), runOfOthers, AWAY),
    false,
  ],
];

describe('who may do what with transport', () => {
  it.each(TABLE)('%s', (_what, answer, expected) => {
    expect(answer).toBe(expected);
  });
});
