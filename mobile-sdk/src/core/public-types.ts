/** The types in the signatures of every entry point. */
export type { Core } from './create-core.ts';
export type { Coded, CodedClass, SdkError, UnknownApiError } from './errors.ts';
export type { SdkEvent } from './events.ts';
export type { Access, AnyRequest, Operation, RequestOf, RequestPart } from './operation.ts';
export type * from './options.ts';
export type { Page, Pages } from './pages.ts';
export type { Platform } from './platform.ts';
export type { ProblemCode } from './problem.ts';
export type { Customer, Session, Somebody, Who } from './session.ts';
export type { Kept, Store } from './store.ts';
export type { OAuthTokens } from './token-endpoint.ts';
export type { Bearer, Reply, Send, SendOptions, Timing, Tokens } from './transport.ts';
