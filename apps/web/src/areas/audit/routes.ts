import type { AppRoute } from '../../route';

export const auditRoutes: readonly AppRoute[] = [];
