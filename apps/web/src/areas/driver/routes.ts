import { type AppRoute, route } from '../../route';

/** For the cabin of a lorry: everything here goes on without a network. */
export const driverRoutes: readonly AppRoute[] = [
  route('/mis-viajes', () => import('./my-runs')),
  route('/ruta/:id', () => import('./run-sheet')),
  route('/ruta/:id/:stopId', () => import('./weigh')),
];
