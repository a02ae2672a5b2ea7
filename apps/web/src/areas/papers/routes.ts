import { type AppRoute, route } from '../../route';

/** Papers for those who pack, drive and receive with a pen in their hands. */
export const papersRoutes: readonly AppRoute[] = [
  route('/listas', () => import('./cycles-to-pack')),
  route('/listas/:cycleId', () => import('./packing-list')),
  route('/viajes/:id/manifiesto', () => import('./manifest')),
];
