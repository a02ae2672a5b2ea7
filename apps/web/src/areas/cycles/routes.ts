import type { AppRoute } from '../../route';

export const cyclesRoutes: readonly AppRoute[] = [];
