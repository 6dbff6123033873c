/** The core and the operations of buyers: import what you use. */
export { type Core, createCore } from './core/create-core.ts';
export * from './core/errors.ts';
export type { SdkEvent } from './core/events.ts';
export type { Operation, RequestOf } from './core/operation.ts';
export type * from './core/options.ts';
export type { Page, Pages } from './core/pages.ts';
export * from './generated/operations.ts';
export * from './generated/problems.ts';
