import type { AppRoute } from '../../route';

export const publicRoutes: readonly AppRoute[] = [];
