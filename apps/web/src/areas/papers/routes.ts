import type { AppRoute } from '../../route';

export const papersRoutes: readonly AppRoute[] = [];
