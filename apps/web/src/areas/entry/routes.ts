import { type AppRoute, route } from '../../route';

/** The PIN before a member's store. */
export const LOCK = route('*', () => import('./lock-screen'));

/** Signing in, and what every member has. */
export const entryRoutes: readonly AppRoute[] = [
  route('/entrar', () => import('./sign-in')),
  route('/telefono', () => import('./phone')),
  route('/por-enviar', () => import('./to-send')),
  route('/avisos', () => import('./notices')),
  route('/planes/:id', () => import('./plan-of-notice')),
  route('/mi-cuenta', () => import('./account')),
];
