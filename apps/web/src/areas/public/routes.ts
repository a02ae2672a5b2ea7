import { type AppRoute, route } from '../../route';

/** For everybody, without signing in: what the network does, and what there is to take. */
export const publicRoutes: readonly AppRoute[] = [
  route('/publico', () => import('./network')),
  route('/publico/rescate', () => import('./rescue')),
  route('/publico/:cycleId', () => import('./account')),
  route('/ofertas', () => import('./offers')),
];
