export * from './communes';
export * from './goods';
export * from './orders';
export * from './rounds';
export * from './transport';
