/** The core and the operations of buyers. Import only the operations that you use. */
export { createCore } from './core/create-core.ts';
export * from './core/public-errors.ts';
export type * from './core/public-types.ts';
export * from './generated/operations.ts';
export * from './generated/problems.ts';
export type * from './generated/types.gen.ts';
export { currencyDigits, formatMoney } from './money.ts';
