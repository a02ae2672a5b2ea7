import type { Terrain } from './problem';
import type {
  ConflictCode,
  ConflictParams,
  NearestChangeCode,
  NearestChangeParams,
  UnservedReasonCode,
  UnservedReasonParams,
} from './reasons';

/** A sentence for every code. The Spanish sentences are the type that the other languages satisfy. */
export type ReasonMessages = {
  readonly [C in UnservedReasonCode]: (params: UnservedReasonParams[C]) => string;
};
export type ConflictMessages = {
  readonly [C in ConflictCode]: (params: ConflictParams[C]) => string;
};

export type ChangeMessages = {
  readonly [C in NearestChangeCode]: (params: NearestChangeParams[C]) => string;
};

const number = new Intl.NumberFormat('es-VE', { maximumFractionDigits: 1 });
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
  paved: 'asfaltada',
  dirt: 'de tierra',
  mountain: 'de montaña',
};
const road = (terrain: string): string => roads[terrain as Terrain];
const vehicles = (count: number): string =>
  count === 1
    ? 'el único vehículo que puede llevarlo'
    : `los ${count} vehículos que pueden llevarlo`;

/** The conflicts in two or three words, for use inside a sentence. */
const briefly: Readonly<Record<ConflictCode, string>> = {
  overweight: 'sobrepeso',
  over_volume: 'exceso de volumen',
  over_packages: 'demasiados bultos',
  not_refrigerated: 'falta frío',
  road_too_rough: 'vía intransitable',
  too_late: 'llega tarde',
  site_closed_in_window: 'lugar cerrado',
  shift_exceeded: 'pasa la jornada',
  driving_time_exceeded: 'demasiado tiempo al volante',
  fuel_quota_exceeded: 'falta combustible',
  on_board_too_long: 'demasiado tiempo a bordo',
  incompatible_goods: 'productos incompatibles',
  pickup_missing: 'falta la carga',
  delivery_missing: 'falta la entrega',
  delivery_before_pickup: 'entrega antes de carga',
  stop_repeated: 'parada repetida',
  locked_to_another_vehicle: 'fijado a otro vehículo',
  locked_order_broken: 'orden fijado incumplido',
  locked_way_broken: 'otro camino que el fijado',
  stop_needless: 'parada sin objeto',
  fetched_before_brought: 'se recoge antes de llegar',
  skills_missing: 'falta equipo',
  too_many_stops: 'demasiadas paradas',
  too_far: 'demasiados kilómetros',
  break_impossible: 'sin descanso posible',
  handover_missed: 'llega tarde al transbordo',
  transfer_needed: 'debe pasar por un centro',
  transfer_not_wanted: 'no debe pasar por un centro',
  not_a_centre: 'no es centro de acopio',
  no_such_handover: 'transbordo a otra hora',
  centre_too_small: 'no cabe en el centro',
  no_cold_storage: 'falta cava en el centro',
  vehicle_twice: 'vehículo con dos viajes',
  served_twice: 'va en dos viajes',
  other_leg_missing: 'falta el otro tramo',
  legs_disagree: 'tramos que no se encuentran',
  storage_exceeded: 'centro lleno',
  cold_storage_exceeded: 'cava llena',
  fuel_pool_exceeded: 'falta combustible común',
};

const reasons = {
  too_heavy: (it) =>
    `Pesa ${kilos(it.grams)} y el vehículo más grande lleva ${kilos(it.largestGrams)}: hay que dividirlo.`,
  too_bulky: (it) =>
    `Ocupa ${number.format(it.litres)} litros y el vehículo más grande lleva ${number.format(it.largestLitres)}: hay que dividirlo.`,
  too_many_packages: (it) =>
    `Son ${it.packages} bultos y el vehículo más grande lleva ${it.largestPackages}: hay que dividirlo.`,
  no_vehicle: () => 'No hay ningún vehículo.',
  no_refrigerated_vehicle: () => 'Necesita frío y no hay vehículo refrigerado.',
  road_too_rough: (it) =>
    `La vía a ${it.siteId} es ${road(it.terrain)} y ningún vehículo puede entrar.`,
  no_vehicle_meets_all_needs: (it) =>
    `Ninguno de los ${it.vehicles} vehículos reúne a la vez capacidad, frío y vía.`,
  site_closed_in_window: (it) => `${it.siteId} no abre en el horario pedido.`,
  window_out_of_reach: (it) =>
    `No se llega a ${it.siteId} a tiempo: faltan ${duration(it.lateSeconds)}.`,
  shift_too_short: (it) =>
    `El viaje solo ya pasa la jornada del vehículo ${it.vehicleId} por ${duration(it.overSeconds)}.`,
  driving_time_too_short: (it) =>
    `El viaje solo ya pasa el tiempo al volante del vehículo ${it.vehicleId} por ${duration(it.overSeconds)}.`,
  spoils_on_the_way: (it) =>
    `El camino dura ${duration(it.seconds)} y aguanta a bordo ${duration(it.maxSeconds)}.`,
  fuel_quota_too_small: (it) =>
    `El cupo de combustible del vehículo ${it.vehicleId} no alcanza: faltan ${litres(it.overMl)}.`,
  fleet_fuel_used_up: (it) => `Se agotó el combustible de ${vehicles(it.vehicles)}.`,
  fleet_driving_time_used_up: (it) => `Se agotó el tiempo al volante de ${vehicles(it.vehicles)}.`,
  fleet_capacity_used_up: (it) => `Se agotó la capacidad de ${vehicles(it.vehicles)}.`,
  incompatible_goods: () => 'No puede viajar junto con lo que ya llevan los vehículos.',
  fleet_time_used_up: (it) => `No le queda tiempo en la jornada a ${vehicles(it.vehicles)}.`,
  fleet_used_up: (it) => `Ya están ocupados en todo sentido ${vehicles(it.vehicles)}.`,
  vehicles_closed: (it) =>
    it.vehicles === 1
      ? 'El único vehículo que puede llevarlo tiene su viaje cerrado.'
      : `Tienen su viaje cerrado ${vehicles(it.vehicles)}.`,
  locked_order_breaks_rule: (it) =>
    `El orden fijado del vehículo ${it.vehicleId} no se puede cumplir (${briefly[it.conflict]}).`,
  locked_to_two_vehicles: (it) =>
    `Está fijado a dos vehículos a la vez: ${it.vehicleId} y ${it.otherVehicleId}.`,
  no_vehicle_with_skills: (it) => `Ningún vehículo tiene lo que pide: ${it.skills}.`,
  too_far_for_vehicle: (it) =>
    `El viaje solo ya pasa el recorrido del vehículo ${it.vehicleId} por ${kilometres(it.overMetres)}.`,
  too_few_stops_allowed: (it) =>
    `El vehículo ${it.vehicleId} no puede hacer tantas paradas en un viaje.`,
  break_leaves_no_time: (it) =>
    `Con sus descansos, al vehículo ${it.vehicleId} no le alcanza el tiempo.`,
  fuel_pool_too_small: (it) =>
    `La reserva común ${it.poolId} no alcanza: faltan ${litres(it.overMl)}.`,
  no_centre: () => 'Tiene que pasar por un centro de acopio y no hay ninguno.',
  handover_out_of_reach: (it) =>
    `No se llega al transbordo en ${it.siteId}: faltan ${duration(it.lateSeconds)}.`,
  centre_too_small: (it) => `No cabe en ${it.siteId}: sobran ${kilos(it.overGrams)}.`,
  no_cold_storage: (it) => `La cava de ${it.siteId} no alcanza: sobran ${kilos(it.overGrams)}.`,
  fleet_distance_used_up: (it) => `Se agotó el recorrido permitido de ${vehicles(it.vehicles)}.`,
  fleet_stops_used_up: (it) => `No caben más paradas en el viaje de ${vehicles(it.vehicles)}.`,
  centres_full: () => 'No hay dónde guardarlo en los centros a la hora del transbordo.',
  could_still_be_added: (it) =>
    `Cabe en el viaje del vehículo ${it.vehicleId}: la búsqueda terminó antes de verlo.`,
} satisfies ReasonMessages;

const conflicts = {
  overweight: (it) => `Sobrepeso de ${kilos(it.overGrams)}.`,
  over_volume: (it) => `Sobran ${number.format(it.overLitres)} litros de volumen.`,
  over_packages: (it) => `Sobran ${it.overPackages} bultos.`,
  not_refrigerated: () => 'Necesita frío y el vehículo no lo tiene.',
  road_too_rough: (it) =>
    `La vía a ${it.siteId} es ${road(it.terrain)} y el vehículo no puede entrar.`,
  too_late: (it) => `Llega a ${it.siteId} con ${duration(it.lateSeconds)} de retraso.`,
  site_closed_in_window: (it) => `${it.siteId} no abre en el horario pedido.`,
  shift_exceeded: (it) => `Pasa la jornada por ${duration(it.overSeconds)}.`,
  driving_time_exceeded: (it) => `Pasa el tiempo al volante por ${duration(it.overSeconds)}.`,
  fuel_quota_exceeded: (it) => `Faltan ${litres(it.overMl)} de combustible.`,
  on_board_too_long: (it) =>
    `Va ${duration(it.seconds)} a bordo y aguanta ${duration(it.maxSeconds)}.`,
  incompatible_goods: (it) => `No puede viajar junto con ${it.otherShipmentId}.`,
  pickup_missing: () => 'Se entrega sin haberlo cargado.',
  delivery_missing: () => 'Se carga y no se entrega.',
  delivery_before_pickup: () => 'Se entrega antes de cargarlo.',
  stop_repeated: () => 'La parada está repetida.',
  locked_to_another_vehicle: (it) => `Está fijado al vehículo ${it.vehicleId}.`,
  locked_order_broken: () => 'No respeta el orden fijado.',
  locked_way_broken: () => 'Está fijado que vaya por otro camino.',
  stop_needless: () => 'Ya está a bordo, o se queda a bordo: aquí no hay nada que hacer.',
  fetched_before_brought: () => 'Se recoge en el centro antes de haberlo llevado.',
  skills_missing: (it) => `El vehículo no tiene lo que pide la carga: ${it.skills}.`,
  too_many_stops: (it) => `Sobran ${it.overStops} cargas y descargas para un viaje.`,
  too_far: (it) => `Pasa el recorrido permitido por ${kilometres(it.overMetres)}.`,
  break_impossible: (it) => `No queda cuándo tomar el descanso ${it.breakId}.`,
  handover_missed: (it) =>
    `Llega al transbordo en ${it.siteId} con ${duration(it.lateSeconds)} de retraso.`,
  transfer_needed: () => 'Tiene que pasar por un centro de acopio.',
  transfer_not_wanted: () => 'No debe pasar por un centro de acopio.',
  not_a_centre: (it) => `${it.siteId} no es un centro de acopio donde se pueda transbordar.`,
  no_such_handover: (it) => `En ${it.siteId} no hay transbordo a las ${clock(it.handoverSeconds)}.`,
  centre_too_small: (it) => `No cabe en ${it.siteId}: sobran ${kilos(it.overGrams)}.`,
  no_cold_storage: (it) => `La cava de ${it.siteId} no alcanza: sobran ${kilos(it.overGrams)}.`,
  vehicle_twice: (it) => `El vehículo ${it.vehicleId} tiene más de un viaje.`,
  served_twice: (it) => `También lo lleva el vehículo ${it.vehicleId}.`,
  other_leg_missing: (it) =>
    it.leg === 'trunk'
      ? `Llega a ${it.siteId} y nadie lo recoge allí.`
      : `Se recoge en ${it.siteId} y nadie lo lleva hasta allí.`,
  legs_disagree: (it) =>
    it.siteId === it.otherSiteId
      ? `Los dos tramos no tienen la misma hora de transbordo en ${it.siteId}.`
      : `Un tramo pasa por ${it.siteId} y el otro por ${it.otherSiteId}.`,
  storage_exceeded: (it) =>
    `A las ${clock(it.atSeconds)} sobran ${kilos(it.overGrams)} en ${it.siteId}.`,
  cold_storage_exceeded: (it) =>
    `A las ${clock(it.atSeconds)} sobran ${kilos(it.overGrams)} en la cava de ${it.siteId}.`,
  fuel_pool_exceeded: (it) =>
    `Faltan ${litres(it.overMl)} de combustible en la reserva común ${it.poolId}.`,
} satisfies ConflictMessages;

const changes = {
  through_centre: (it) =>
    `Cabe si puede pasar por ${it.siteId} con el transbordo de las ${clock(it.handoverSeconds)}.`,
  wider_window: (it) => {
    const what = it.stop === 'pickup' ? 'la carga' : 'la entrega';
    const when = it.side === 'later' ? 'más tarde' : 'más temprano';
    return `Cabe si ${what} en ${it.siteId} puede empezar ${duration(it.seconds)} ${when}.`;
  },
  more_fuel: (it) => `Cabe con ${litres(it.ml)} más de combustible para ${it.vehicleId}.`,
  more_common_fuel: (it) => `Cabe con ${litres(it.ml)} más en la reserva común ${it.poolId}.`,
  another_vehicle: (it) => `Cabe en un vehículo más como ${it.vehicleId}.`,
  without_goods: (it) => `Cabe si ${it.otherShipmentId} le deja su puesto: no pueden ir juntos.`,
  without_cold: () => 'Cabe si el frío se resuelve de otro modo: con hielo o de noche.',
} satisfies ChangeMessages;

export const es: {
  readonly reasons: ReasonMessages;
  readonly conflicts: ConflictMessages;
  readonly changes: ChangeMessages;
} = {
  reasons,
  conflicts,
  changes,
};
export type RoutingMessages = typeof es;
