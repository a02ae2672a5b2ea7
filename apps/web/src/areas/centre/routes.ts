import { type AppRoute, route } from '../../route';

/** A collection centre: its scale and what lies in it. */
export const centreRoutes: readonly AppRoute[] = [
  route('/romana', () => import('./scale')),
  route('/deposito', () => import('./stock')),
];
