import type { AppRoute } from '../../route';

export const driverRoutes: readonly AppRoute[] = [];
