import { type AppRoute, route } from '../../route';

/** What a commune of the countryside plants, harvests and packs. */
export const ruralRoutes: readonly AppRoute[] = [
  route('/cosechas', () => import('./harvests')),
  route('/cosechas/nueva', () => import('./harvest-new')),
  route('/cosechas/importar', () => import('./import-lots')),
  route('/cosechas/:id', () => import('./harvest')),
  route('/siembra', () => import('./planting')),
  route('/siembra/nueva', () => import('./forecast-new')),
  route('/siembra/:id', () => import('./forecast')),
  route('/empaques', () => import('./package-weights')),
];
