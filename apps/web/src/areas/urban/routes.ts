import type { AppRoute } from '../../route';

export const urbanRoutes: readonly AppRoute[] = [];
