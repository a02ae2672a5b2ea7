import type { Terrain } from './problem';
import type {
  ConflictCode,
  ConflictParams,
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

const number = new Intl.NumberFormat('es-VE', { maximumFractionDigits: 1 });
const kilos = (grams: number): string => `${number.format(grams / 1000)} kg`;
const litres = (ml: number): string => `${number.format(ml / 1000)} l`;
const duration = (seconds: number): string =>
  seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${number.format(seconds / 3600)} h`;
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
} satisfies ConflictMessages;

export const es: { readonly reasons: ReasonMessages; readonly conflicts: ConflictMessages } = {
  reasons,
  conflicts,
};
export type RoutingMessages = typeof es;
