import { type AppRoute, route } from '../../route';

/** The living page of the look: for those who build the app, so it is in no build. */
export const styleRoutes: readonly AppRoute[] = __DEVELOPMENT__
  ? [route('/estilo', () => import('./style'))]
  : [];
