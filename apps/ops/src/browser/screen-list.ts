import type { StageFacts } from './stage-facts';

/** A screen as one of its people sees it. */
export interface Seen {
  /** For file names: 'rural-harvests'. */
  readonly name: string;
  /** The word of the login that opens it; null for a stranger. */
  readonly word: string | null;
  /** Slots in braces are filled from the facts of a stage. */
  readonly path: string;
}

const seen = (word: string | null, screens: Readonly<Record<string, string>>): Seen[] =>
  Object.entries(screens).map(([name, path]) => ({ name, word, path }));

/** Every screen of the app, once for the role that uses it most. */
export const SCREENS: readonly Seen[] = [
  ...seen(null, {
    'public-overview': '/publico',
    'public-cycle': '/publico/{cycle}',
    'public-rescue': '/publico/rescate',

    'entry-sign-in': '/entrar',
    'entry-not-found': '/no-existe',
  }),
  ...seen('productora', {
    'home-producer': '/',
    'entry-phone': '/telefono',
    'entry-to-send': '/por-enviar',
    'entry-notices': '/avisos',
    'entry-account': '/mi-cuenta',
    'rural-announce': '/cosechas/nueva',
    'rural-harvests': '/cosechas',
    'rural-harvest': '/cosechas/{lot}',
    'rural-import': '/cosechas/importar',
    'rural-planting': '/siembra',
    'rural-planting-new': '/siembra/nueva',
    'rural-planting-one': '/siembra/{forecast}',
    'rural-package-weights': '/empaques',
    'shares-why-lot': '/por-que-lote/{lot}',
    'shares-agreements': '/convenios',
    'shares-agreement-new': '/convenios/nuevo',
    'shares-agreement': '/convenios/{agreement}',
    'shares-rescue': '/rescate',
    'shares-rescue-one': '/rescate/{rescue}',
    'shares-fairness': '/equidad',
    'audit-trace-lot': '/rastro/lote/{lot}',
    'public-offers': '/ofertas',
  }),
  ...seen('alimentos', {
    'home-food': '/',
    'urban-order': '/pedido',
    'urban-orders': '/pedidos',
    'urban-order-one': '/pedidos/{order}',
    'urban-standing': '/pedidos-fijos',
    'urban-standing-new': '/pedidos-fijos/nuevo',
    'urban-standing-one': '/pedidos-fijos/{standing}',
    'urban-census': '/censo',
    'urban-reception': '/recepcion',
    'urban-receive': '/recepcion/{awaited}',
    'urban-received': '/recepciones',
    'urban-claims': '/reclamos',
    'urban-claim': '/reclamos/{claim}',
    'urban-claim-new': '/reclamos/nuevo?asignacion={allocation}',
    'urban-hand-out': '/entrega',
    'shares-allocations': '/repartos',
    'shares-allocation': '/repartos/{allocation}',
    'shares-why': '/por-que/{line}',
    'audit-trace-line': '/rastro/renglon/{line}',
    'papers-packing-list': '/listas/{cycle}',
    'papers-packing-lists': '/listas',
  }),
  ...seen('romana', {
    'home-weigher': '/',
    'centre-weigh': '/romana',
    'centre-stock': '/deposito',
  }),
  ...seen('transporte', {
    'home-coordinator': '/',
    'dispatch-cycles': '/despacho',
    'dispatch-board': '/despacho/{sharedCycle}',
    'dispatch-ask-plan': '/despacho/{sharedCycle}/plan',
    'dispatch-plan': '/despacho/{planCycle}/plan/{runPlan}',
    'dispatch-runs': '/viajes',
    'dispatch-run': '/viajes/{run}',
    'fleet-vehicles': '/flota',
    'fleet-fuel': '/combustible',
    'fleet-fuel-quota': '/combustible/{fuelQuota}',
    'fleet-permits': '/permisos',
    'fleet-roads': '/caminos',
    'papers-manifest': '/viajes/{run}/manifiesto',
  }),
  ...seen('chofer', {
    'home-driver': '/',
    'driver-runs': '/mis-viajes',
    'driver-sheet': '/ruta/{openRun}',
    'driver-stop': '/ruta/{openRun}/{openStop}',
  }),
  ...seen('enlace', {
    'home-liaison': '/',
    'cycles-list': '/ciclos',
    'cycles-new': '/ciclos/nuevo',
    'cycles-one': '/ciclos/{sharedCycle}',
    'cycles-edit': '/ciclos/{openCycle}/editar',
    'cycles-matching': '/ciclos/{cycle}/cotejo',
    'cycles-what-if': '/ciclos/{openCycle}/y-si',
    'cycles-matching-run': '/cotejos/{matchingRun}',
    'cycles-matching-what-if': '/cotejos/{matchingRun}/y-si',
    'cycles-outcomes': '/ciclos/{cycle}/resultados',
    'cycles-rules': '/reglas',
    'cycles-rules-new': '/reglas/nuevas',
    'network-communes': '/comunas',
    'network-commune-new': '/comunas/nueva',
    'network-commune': '/comunas/{commune}',
    'network-products': '/rubros',
    'network-people': '/personas',
    'audit-accounts': '/cuentas',
    'audit-account': '/cuentas/{cycle}',
  }),
  ...seen('contralora-red', {
    'home-comptroller': '/',
    'audit-checks': '/auditoria',
  }),
  ...seen('actas', {
    'home-recorder': '/',
    'network-my-commune': '/mi-comuna',
    'network-mandates': '/vocerias',
    'network-mandate-new': '/vocerias/nueva',
  }),
  ...seen('banco', { 'home-bank': '/' }),
];

/** The address with its slots filled; null where the stage has no such thing. */
export function addressOf({ path }: Seen, facts: StageFacts): string | null {
  const missing = [...path.matchAll(/\{(\w+)\}/g)].some(
    (slot) => facts[slot[1] ?? ''] === undefined,
  );
  return missing ? null : path.replace(/\{(\w+)\}/g, (_slot, name: string) => facts[name] ?? '');
}
