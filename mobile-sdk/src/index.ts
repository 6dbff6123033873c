/** The client for buyers. For the smallest bundle see `@stampede/mobile-sdk/core`, for staff `…/admin`. */
export type { Auth, SignInOptions } from './auth/auth.ts';
export type { CacheOptions } from './cache/cache.ts';
export type { Clock } from './clock/clock.ts';
export type { Countdown, Counted } from './clock/countdown.ts';
export * from './core/public-errors.ts';
export type * from './core/public-types.ts';
export { type Bookings, type Client, type ClientOptions, createClient } from './create-client.ts';
export * from './generated/problems.ts';
export type * from './generated/resources.ts';
export type * from './generated/types.gen.ts';
export type { ConnectionStatus } from './live/connection.ts';
export type { Live, LiveOptions } from './live/create-live.ts';
export type { Watched } from './live/listeners.ts';
export type { OpenSocket, Socket } from './live/socket.ts';
export type { BookingSource } from './orders/booking-source.ts';
export type { Decision, GrantedBooking, Order, RejectedOrder } from './orders/decision.ts';
export type { Orders, ResumedOrder } from './orders/orders.ts';
export type { Outbox, QueuedWrite } from './outbox/outbox.ts';
