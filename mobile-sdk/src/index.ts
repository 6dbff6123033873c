/** The client for buyers. For the smallest bundle see `@stampede/mobile-sdk/core`, for staff `…/admin`. */
export type { Auth, SignInOptions } from './auth/auth.ts';
export type { Clock } from './clock/clock.ts';
export type { Countdown, Counted } from './clock/countdown.ts';
export { type Core, createCore } from './core/create-core.ts';
export * from './core/errors.ts';
export type { SdkEvent } from './core/events.ts';
export type { Operation, RequestOf } from './core/operation.ts';
export type * from './core/options.ts';
export type { Page, Pages } from './core/pages.ts';
export { type Bookings, type Client, type ClientOptions, createClient } from './create-client.ts';
export * from './generated/operations.ts';
export * from './generated/problems.ts';
export type * from './generated/resources.ts';
export type * from './generated/types.gen.ts';
export type { BookingSource } from './orders/booking-source.ts';
export type { Decision, GrantedBooking, RejectedOrder } from './orders/decision.ts';
export type { Orders, ResumedOrder } from './orders/orders.ts';
