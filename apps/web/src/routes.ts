import { auditRoutes } from './areas/audit/routes';
import { centreRoutes } from './areas/centre/routes';
import { cyclesRoutes } from './areas/cycles/routes';
import { dispatchRoutes } from './areas/dispatch/routes';
import { driverRoutes } from './areas/driver/routes';
import { entryRoutes, LOCK } from './areas/entry/routes';
import { fleetRoutes } from './areas/fleet/routes';
import { networkRoutes } from './areas/network/routes';
import { papersRoutes } from './areas/papers/routes';
import { publicRoutes } from './areas/public/routes';
import { ruralRoutes } from './areas/rural/routes';
import { sharesRoutes } from './areas/shares/routes';
import { styleRoutes } from './areas/style/routes';
import { urbanRoutes } from './areas/urban/routes';
import { type AppRoute, route } from './route';

export { LOCK };

/** Every address of the app. */
export const ROUTES: readonly AppRoute[] = [
  route('/', () => import('./areas/home/home')),
  ...entryRoutes,
  ...ruralRoutes,
  ...urbanRoutes,
  ...sharesRoutes,
  ...centreRoutes,
  ...driverRoutes,
  ...papersRoutes,
  ...publicRoutes,
  ...cyclesRoutes,
  ...dispatchRoutes,
  ...fleetRoutes,
  ...networkRoutes,
  ...auditRoutes,
  ...styleRoutes,
];
