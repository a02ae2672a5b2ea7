import type { Role } from '../../session/session';
import type { IconName } from '../../ui/icon';
import type { words } from './words';

type WordKey = Parameters<typeof words>[0];

/** A way into one part of the app. */
export interface Tile {
  readonly href: string;
  readonly icon: IconName;
  readonly word: WordKey;
}

interface RoleHome {
  /** The one thing that this role does most. */
  readonly verb: Tile;
  readonly tiles: readonly Tile[];
}

const tile = (href: string, icon: IconName, word: WordKey): Tile => ({ href, icon, word });

const shares = tile('/repartos', 'swap', 'tile.shares');
const cycles = tile('/ciclos', 'calendar', 'tile.cycles');
const rescue = tile('/rescate', 'hand', 'tile.rescue');
const claims = tile('/reclamos', 'flag', 'tile.claims');
const fairness = tile('/equidad', 'fair', 'tile.fairness');
const packing = tile('/listas', 'list', 'tile.packing');
const accounts = tile('/cuentas', 'chart', 'tile.accounts');
const agreements = tile('/convenios', 'people', 'tile.agreements');
const rules = tile('/reglas', 'act', 'tile.rules');
const mandates = tile('/vocerias', 'key', 'tile.mandates');

/** What each role finds on its home. */
export const HOMES: Readonly<Record<Role, RoleHome>> = {
  producer_spokesperson: {
    verb: tile('/cosechas/nueva', 'harvest', 'verb.harvest'),
    tiles: [
      tile('/cosechas', 'list', 'tile.harvests'),
      shares,
      tile('/siembra', 'seed', 'tile.planting'),
      tile('/empaques', 'box', 'tile.packageWeights'),
      ...[packing, claims, rescue, agreements, fairness, cycles],
    ],
  },
  food_spokesperson: {
    verb: tile('/pedido', 'basket', 'verb.order'),
    tiles: [
      tile('/recepcion', 'scale', 'tile.reception'),
      shares,
      tile('/pedidos', 'list', 'tile.orders'),
      tile('/censo', 'people', 'tile.census'),
      tile('/entrega', 'hand', 'tile.handOut'),
      tile('/pedidos-fijos', 'repeat', 'tile.standing'),
      ...[claims, rescue, agreements, fairness, cycles, packing],
    ],
  },
  transport_coordinator: {
    verb: tile('/despacho', 'route', 'verb.dispatch'),
    tiles: [
      tile('/viajes', 'truck', 'tile.runs'),
      tile('/flota', 'wrench', 'tile.fleet'),
      tile('/combustible', 'fuel', 'tile.fuel'),
      tile('/permisos', 'document', 'tile.permits'),
      tile('/caminos', 'map', 'tile.roads'),
      tile('/deposito', 'box', 'tile.centreStock'),
      ...[packing, cycles, accounts],
    ],
  },
  driver: {
    verb: tile('/mis-viajes', 'truck', 'verb.drive'),
    tiles: [],
  },
  centre_receiver: {
    verb: tile('/romana', 'scale', 'verb.weigh'),
    tiles: [
      tile('/recepcion', 'scale', 'tile.reception'),
      tile('/deposito', 'box', 'tile.centreStock'),
      tile('/empaques', 'box', 'tile.packageWeights'),
      packing,
      cycles,
    ],
  },
  bank_administrator: {
    verb: tile('/cuentas', 'chart', 'verb.accounts'),
    tiles: [cycles, shares, fairness],
  },
  comptroller: {
    verb: tile('/auditoria', 'eye', 'verb.audit'),
    tiles: [
      accounts,
      shares,
      fairness,
      claims,
      rules,
      tile('/vocerias', 'key', 'tile.mandates'),
      cycles,
    ],
  },
  assembly_recorder: {
    verb: tile('/vocerias', 'key', 'verb.mandates'),
    tiles: [
      tile('/mi-comuna', 'home', 'tile.commune'),
      tile('/censo', 'people', 'tile.census'),
      ...[rules, agreements, cycles, fairness, accounts],
    ],
  },
  network_liaison: {
    verb: tile('/ciclos', 'calendar', 'verb.cycles'),
    tiles: [
      tile('/comunas', 'map', 'tile.communes'),
      mandates,
      tile('/rubros', 'harvest', 'tile.products'),
      ...[rules, fairness, accounts, rescue],
      tile('/auditoria', 'eye', 'tile.audit'),
    ],
  },
};
