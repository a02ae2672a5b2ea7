import type { AppRoute } from '../../route';

export const fleetRoutes: readonly AppRoute[] = [];
