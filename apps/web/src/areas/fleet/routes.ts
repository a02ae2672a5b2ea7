import { type AppRoute, route } from '../../route';

/** What a commune's transport is made of: vehicles, drivers, fuel, papers, roads. */
export const fleetRoutes: readonly AppRoute[] = [
  route('/flota', () => import('./fleet')),
  route('/combustible', () => import('./fuel')),
  route('/combustible/:id', () => import('./fuel-quota')),
  route('/permisos', () => import('./permits')),
  route('/caminos', () => import('./roads')),
];
