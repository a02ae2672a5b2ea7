import { type AppRoute, route } from '../../route';

/** The accounts of every kilo, the audit of the promises, and the way of a lot or of an order line. */
export const auditRoutes: readonly AppRoute[] = [
  route('/cuentas', () => import('./accounts')),
  route('/cuentas/:cycleId', () => import('./account')),
  route('/auditoria', () => import('./audit')),
  route('/rastro/lote/:id', () => import('./trace-lot')),
  route('/rastro/renglon/:id', () => import('./trace-line')),
];
