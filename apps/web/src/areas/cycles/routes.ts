import { type AppRoute, route } from '../../route';

/** Cycles, how their harvest is shared, and the rules by which it is. */
export const cyclesRoutes: readonly AppRoute[] = [
  route('/ciclos', () => import('./cycles')),
  route('/ciclos/nuevo', () => import('./cycle-new')),
  route('/ciclos/:id', () => import('./cycle')),
  route('/ciclos/:id/editar', () => import('./cycle-edit')),
  route('/ciclos/:id/cotejo', () => import('./runs')),
  route('/ciclos/:id/y-si', () => import('./what-if-cycle')),
  route('/ciclos/:id/resultados', () => import('./outcomes')),
  route('/cotejos/:id', () => import('./run')),
  route('/cotejos/:id/y-si', () => import('./what-if-run')),
  route('/reglas', () => import('./policies')),
  route('/reglas/nuevas', () => import('./policy-new')),
  route('/reglas/:id', () => import('./policy')),
];
