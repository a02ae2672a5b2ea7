import type { AppRoute } from '../../route';

export const ruralRoutes: readonly AppRoute[] = [];
