import type { RoutingMessages } from './es';
import type { Terrain } from './problem';
import type { ConflictCode } from './reasons';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const kilos = (grams: number): string => `${number.format(grams / 1000)} kg`;
const litres = (ml: number): string => `${number.format(ml / 1000)} l`;
const duration = (seconds: number): string =>
  seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${number.format(seconds / 3600)} h`;
const kilometres = (metres: number): string => `${number.format(metres / 1000)} km`;
/** Seconds since the planning epoch as the hour of the day; epochs begin at midnight in Caracas. */
const clock = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};
const roads: Readonly<Record<Terrain, string>> = {
  paved: 'paved',
  dirt: 'a dirt road',
  mountain: 'a mountain track',
};
const road = (terrain: string): string => roads[terrain as Terrain];
const vehicles = (count: number): string =>
  count === 1 ? 'The only vehicle that can take it' : `The ${count} vehicles that can take it`;
const have = (count: number): string => (count === 1 ? 'has' : 'have');

/** The conflicts in two or three words, for use inside a sentence. */
const briefly: Readonly<Record<ConflictCode, string>> = {
  overweight: 'overweight',
  over_volume: 'over volume',
  over_packages: 'too many packages',
  not_refrigerated: 'no cold',
  road_too_rough: 'road too rough',
  too_late: 'too late',
  site_closed_in_window: 'site closed',
  shift_exceeded: 'shift exceeded',
  driving_time_exceeded: 'too long at the wheel',
  fuel_quota_exceeded: 'not enough fuel',
  on_board_too_long: 'too long on board',
  incompatible_goods: 'incompatible goods',
  pickup_missing: 'pick-up missing',
  delivery_missing: 'delivery missing',
  delivery_before_pickup: 'delivery before pick-up',
  stop_repeated: 'stop repeated',
  locked_to_another_vehicle: 'locked to another vehicle',
  locked_order_broken: 'locked order broken',
  locked_way_broken: 'another way than locked',
  stop_needless: 'needless stop',
  fetched_before_brought: 'fetched before it is there',
  skills_missing: 'equipment missing',
  too_many_stops: 'too many stops',
  too_far: 'too far',
  break_impossible: 'no time to rest',
  handover_missed: 'hand-over missed',
  transfer_needed: 'must go through a centre',
  transfer_not_wanted: 'must not go through a centre',
  not_a_centre: 'not a centre',
  no_such_handover: 'no such hand-over',
  centre_too_small: 'no room at the centre',
  no_cold_storage: 'no cold room at the centre',
  vehicle_twice: 'vehicle with two runs',
  served_twice: 'carried twice',
  other_leg_missing: 'other leg missing',
  legs_disagree: 'legs that do not meet',
  storage_exceeded: 'centre full',
  cold_storage_exceeded: 'cold room full',
  fuel_pool_exceeded: 'not enough common fuel',
};

export const en: RoutingMessages = {
  reasons: {
    too_heavy: (it) =>
      `It weighs ${kilos(it.grams)} and the largest vehicle takes ${kilos(it.largestGrams)}: divide it.`,
    too_bulky: (it) =>
      `It fills ${number.format(it.litres)} litres and the largest vehicle takes ${number.format(it.largestLitres)}: divide it.`,
    too_many_packages: (it) =>
      `It is ${it.packages} packages and the largest vehicle takes ${it.largestPackages}: divide it.`,
    no_vehicle: () => 'There is no vehicle.',
    no_refrigerated_vehicle: () => 'It needs cold and no vehicle is refrigerated.',
    road_too_rough: (it) =>
      `The way to ${it.siteId} is ${road(it.terrain)} and no vehicle can take it.`,
    no_vehicle_meets_all_needs: (it) =>
      `None of the ${it.vehicles} vehicles has the capacity, the cold and the wheels all at once.`,
    site_closed_in_window: (it) => `${it.siteId} is closed at the hours asked for.`,
    window_out_of_reach: (it) =>
      `${it.siteId} cannot be reached in time: ${duration(it.lateSeconds)} too late.`,
    shift_too_short: (it) =>
      `The trip alone exceeds the shift of ${it.vehicleId} by ${duration(it.overSeconds)}.`,
    driving_time_too_short: (it) =>
      `The trip alone exceeds the driving time of ${it.vehicleId} by ${duration(it.overSeconds)}.`,
    spoils_on_the_way: (it) =>
      `The way takes ${duration(it.seconds)} and the goods bear ${duration(it.maxSeconds)} on board.`,
    fuel_quota_too_small: (it) =>
      `The fuel quota of ${it.vehicleId} falls short by ${litres(it.overMl)}.`,
    fleet_fuel_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no fuel left for it.`,
    fleet_driving_time_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no driving time left for it.`,
    fleet_capacity_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no room left for it.`,
    incompatible_goods: () => 'It may not travel with what the vehicles already carry.',
    fleet_time_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no time left in the shift.`,
    fleet_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} neither room nor time nor fuel left at once.`,
    vehicles_closed: (it) => `${vehicles(it.vehicles)} ${have(it.vehicles)} a closed run.`,
    locked_order_breaks_rule: (it) =>
      `The locked order of ${it.vehicleId} cannot be kept (${briefly[it.conflict]}).`,
    locked_to_two_vehicles: (it) =>
      `It is locked to two vehicles at once: ${it.vehicleId} and ${it.otherVehicleId}.`,
    no_vehicle_with_skills: (it) => `No vehicle has what it asks for: ${it.skills}.`,
    too_far_for_vehicle: (it) =>
      `The trip alone exceeds the way allowed to ${it.vehicleId} by ${kilometres(it.overMetres)}.`,
    too_few_stops_allowed: (it) => `Vehicle ${it.vehicleId} may not make so many stops in a run.`,
    break_leaves_no_time: (it) =>
      `With its breaks, vehicle ${it.vehicleId} has no time left for it.`,
    fuel_pool_too_small: (it) =>
      `The common fuel ${it.poolId} falls short by ${litres(it.overMl)}.`,
    no_centre: () => 'It has to go through a collection centre and there is none.',
    handover_out_of_reach: (it) =>
      `The hand-over at ${it.siteId} cannot be reached: ${duration(it.lateSeconds)} too late.`,
    centre_too_small: (it) => `No room at ${it.siteId}: ${kilos(it.overGrams)} too much.`,
    no_cold_storage: (it) =>
      `The cold room of ${it.siteId} is too small by ${kilos(it.overGrams)}.`,
    fleet_distance_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no kilometres left for it.`,
    fleet_stops_used_up: (it) =>
      `${vehicles(it.vehicles)} ${have(it.vehicles)} no stops left in a run.`,
    centres_full: () => 'The centres have no room for it at their hand-overs.',
    could_still_be_added: (it) =>
      `The run of vehicle ${it.vehicleId} has a place for it: the search ended before it saw that.`,
  },
  conflicts: {
    overweight: (it) => `Overweight by ${kilos(it.overGrams)}.`,
    over_volume: (it) => `Over volume by ${number.format(it.overLitres)} litres.`,
    over_packages: (it) => `${it.overPackages} packages too many.`,
    not_refrigerated: () => 'It needs cold and the vehicle has none.',
    road_too_rough: (it) =>
      `The way to ${it.siteId} is ${road(it.terrain)} and the vehicle cannot take it.`,
    too_late: (it) => `Reaches ${it.siteId} ${duration(it.lateSeconds)} late.`,
    site_closed_in_window: (it) => `${it.siteId} is closed at the hours asked for.`,
    shift_exceeded: (it) => `Exceeds the shift by ${duration(it.overSeconds)}.`,
    driving_time_exceeded: (it) => `Exceeds the driving time by ${duration(it.overSeconds)}.`,
    fuel_quota_exceeded: (it) => `The fuel falls short by ${litres(it.overMl)}.`,
    on_board_too_long: (it) =>
      `On board for ${duration(it.seconds)} and bears ${duration(it.maxSeconds)}.`,
    incompatible_goods: (it) => `May not travel with ${it.otherShipmentId}.`,
    pickup_missing: () => 'Delivered without having been loaded.',
    delivery_missing: () => 'Loaded and never delivered.',
    delivery_before_pickup: () => 'Delivered before it is loaded.',
    stop_repeated: () => 'The stop is repeated.',
    locked_to_another_vehicle: (it) => `Locked to vehicle ${it.vehicleId}.`,
    locked_order_broken: () => 'Does not keep the locked order.',
    locked_way_broken: () => 'It is locked to go another way.',
    stop_needless: () => 'It is on board already, or stays there: nothing is to be done here.',
    fetched_before_brought: () => 'Fetched at the centre before it is brought there.',
    skills_missing: (it) => `The vehicle lacks what the goods ask for: ${it.skills}.`,
    too_many_stops: (it) => `${it.overStops} loadings and unloadings too many for one run.`,
    too_far: (it) => `Exceeds the way allowed by ${kilometres(it.overMetres)}.`,
    break_impossible: (it) => `No time is left to take the break ${it.breakId}.`,
    handover_missed: (it) =>
      `Comes ${duration(it.lateSeconds)} late to the hand-over at ${it.siteId}.`,
    transfer_needed: () => 'It has to go through a collection centre.',
    transfer_not_wanted: () => 'It must not go through a collection centre.',
    not_a_centre: (it) => `${it.siteId} is not a centre where goods change vehicle.`,
    no_such_handover: (it) =>
      `There is no hand-over at ${clock(it.handoverSeconds)} at ${it.siteId}.`,
    centre_too_small: (it) => `No room at ${it.siteId}: ${kilos(it.overGrams)} too much.`,
    no_cold_storage: (it) =>
      `The cold room of ${it.siteId} is too small by ${kilos(it.overGrams)}.`,
    vehicle_twice: (it) => `Vehicle ${it.vehicleId} has more than one run.`,
    served_twice: (it) => `Vehicle ${it.vehicleId} carries it, too.`,
    other_leg_missing: (it) =>
      it.leg === 'trunk'
        ? `Brought to ${it.siteId} and fetched there by nobody.`
        : `Fetched at ${it.siteId} and brought there by nobody.`,
    legs_disagree: (it) =>
      it.siteId === it.otherSiteId
        ? `The two legs differ in their hand-over at ${it.siteId}.`
        : `One leg goes through ${it.siteId}, the other through ${it.otherSiteId}.`,
    storage_exceeded: (it) =>
      `At ${clock(it.atSeconds)} there are ${kilos(it.overGrams)} too much at ${it.siteId}.`,
    cold_storage_exceeded: (it) =>
      `At ${clock(it.atSeconds)} there are ${kilos(it.overGrams)} too much in the cold room of ${it.siteId}.`,
    fuel_pool_exceeded: (it) => `The common fuel ${it.poolId} falls short by ${litres(it.overMl)}.`,
  },
  changes: {
    through_centre: (it) =>
      `It fits if it may go through ${it.siteId} at the hand-over of ${clock(it.handoverSeconds)}.`,
    wider_window: (it) => {
      const what = it.stop === 'pickup' ? 'loading' : 'unloading';
      return `It fits if ${what} at ${it.siteId} may begin ${duration(it.seconds)} ${it.side}.`;
    },
    more_fuel: (it) => `It fits with ${litres(it.ml)} more fuel for ${it.vehicleId}.`,
    more_common_fuel: (it) => `It fits with ${litres(it.ml)} more in the common fuel ${it.poolId}.`,
    another_vehicle: (it) => `It fits in one more vehicle like ${it.vehicleId}.`,
    without_goods: (it) =>
      `It fits if ${it.otherShipmentId} leaves it its place: they may not travel together.`,
    without_cold: () => 'It fits if the cold is seen to otherwise: with ice, or at night.',
  },
};
