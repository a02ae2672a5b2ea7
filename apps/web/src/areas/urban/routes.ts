import { type AppRoute, route } from '../../route';

/** What an urban commune needs, orders, receives, hands out and claims. */
export const urbanRoutes: readonly AppRoute[] = [
  route('/pedido', () => import('./order')),
  route('/pedidos', () => import('./orders')),
  route('/pedidos/:id', () => import('./order-detail')),
  route('/pedidos-fijos', () => import('./standing-orders')),
  route('/pedidos-fijos/nuevo', () => import('./standing-order-new')),
  route('/pedidos-fijos/:id', () => import('./standing-order')),
  route('/censo', () => import('./census')),
  route('/recepcion', () => import('./awaited')),
  route('/recepcion/:allocationId', () => import('./receive')),
  route('/recepciones', () => import('./receptions')),
  route('/reclamos', () => import('./claims')),
  route('/reclamos/nuevo', () => import('./claim-new')),
  route('/reclamos/:id', () => import('./claim')),
  route('/entrega', () => import('./hand-out')),
];
