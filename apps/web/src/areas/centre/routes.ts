import type { AppRoute } from '../../route';

export const centreRoutes: readonly AppRoute[] = [];
