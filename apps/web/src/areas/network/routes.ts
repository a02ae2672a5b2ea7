import type { AppRoute } from '../../route';

export const networkRoutes: readonly AppRoute[] = [];
