import type { AppRoute } from '../../route';

export const sharesRoutes: readonly AppRoute[] = [];
