import type { AppRoute } from '../../route';

export const dispatchRoutes: readonly AppRoute[] = [];
