import { type AppRoute, route } from '../../route';

/** For a desk: choosing what goes on which lorry, and following what drives. */
export const dispatchRoutes: readonly AppRoute[] = [
  route('/despacho', () => import('./cycles-to-dispatch')),
  route('/despacho/:cycleId', () => import('./desk-board')),
  route('/despacho/:cycleId/plan', () => import('./ask-plan')),
  route('/despacho/:cycleId/plan/:planId', () => import('./plan')),
  route('/viajes', () => import('./runs')),
  route('/viajes/:id', () => import('./run')),
];
