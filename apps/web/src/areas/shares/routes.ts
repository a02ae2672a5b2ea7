import { type AppRoute, route } from '../../route';

/** What was shared out, why, and what is owed from earlier rounds. */
export const sharesRoutes: readonly AppRoute[] = [
  route('/repartos', () => import('./allocations')),
  route('/repartos/:id', () => import('./allocation')),
  route('/por-que/:lineId', () => import('./why')),
  route('/por-que-lote/:lotId', () => import('./why-lot')),
  route('/equidad', () => import('./fairness')),
  route('/convenios', () => import('./agreements')),
  route('/convenios/nuevo', () => import('./agreement-new')),
  route('/convenios/:id', () => import('./agreement')),
  route('/rescate', () => import('./rescue')),
  route('/rescate/:id', () => import('./rescue-one')),
];
