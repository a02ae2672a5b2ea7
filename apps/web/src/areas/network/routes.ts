import { type AppRoute, route } from '../../route';

/** Communes, who speaks for them, and the catalogue they share. */
export const networkRoutes: readonly AppRoute[] = [
  route('/comunas', () => import('./communes')),
  route('/comunas/nueva', () => import('./commune-new')),
  route('/comunas/:id', () => import('./commune')),
  route('/mi-comuna', () => import('./my-commune')),
  route('/vocerias', () => import('./mandates')),
  route('/vocerias/nueva', () => import('./mandate-new')),
  route('/personas', () => import('./people')),
  route('/rubros', () => import('./products')),
];
