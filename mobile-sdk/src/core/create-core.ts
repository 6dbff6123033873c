import type { SdkEvent } from './events.ts';
import type { AnyRequest, Operation, RequestOf } from './operation.ts';
import type { CoreOptions } from './options.ts';
import { type Pages, pagesOf } from './pages.ts';
import { type Platform, platformOf, uuid } from './platform.ts';
import { createSession, type Session } from './session.ts';
import { type Store, storeIn } from './store.ts';
import { createTransport, type Send, type SendOptions, type Timing } from './transport.ts';

/** The core without named methods: any operation by its value, with retries, tokens and typed errors. */
export interface Core {
  /** Calls an operation, as in `core.call(placeBooking, { body: { dealId, quantity: 1 } })`. */
  call<Data, Answer>(
    operation: Operation<Data, Answer>,
    request: RequestOf<Data>,
    options?: SendOptions,
  ): Promise<Answer>;
  /** The pages of a list. */
  list<Data, Answer extends { items: readonly unknown[] }>(
    operation: Operation<Data, Answer>,
    request: RequestOf<Data>,
    options?: SendOptions,
  ): Pages<Answer['items'][number]>;
  /** The same with status and headers, for code that builds on the core. */
  readonly send: Send;
  readonly session: Session;
  readonly platform: Platform;
  readonly store: Store;
  readonly options: CoreOptions;
  readonly emit: (event: SdkEvent) => void;
  /** The server's clock, as far as it is known. `client.clock` sets it. */
  now: () => number;
  /** Receives every answer. */
  onTiming: (timing: Timing) => void;
}

/** Makes a client for apps that import single operations: the smallest bundle. */
export function createCore(options: CoreOptions): Core {
  const platform = platformOf(options);
  const emit = (event: SdkEvent) => {
    try {
      options.onEvent?.(event);
    } catch {
      // A failing listener must not fail an order.
    }
  };
  const store = storeIn(platform, emit);
  const device = store.kept('device', '', true);
  const call: Core['call'] = async (operation, request, given = {}) =>
    (await core.send(operation, request as AnyRequest, given)).data as never;
  const list: Core['list'] = (operation, request, given) =>
    pagesOf((page) => call(operation, page as never, given) as Promise<never>, request as AnyRequest);
  const parts = { call, list, platform, store, options, emit, now: platform.wallClock, onTiming: () => {} };
  // The session sends through the core, and the core sends with the session's tokens.
  const core = parts as Partial<Core> as { -readonly [Part in keyof Core]: Core[Part] };
  core.session = createSession(core);
  let deviceId: Promise<string> | undefined;
  core.send = createTransport(core, () => {
    deviceId ??= device.change((known) => known || uuid(platform));
    return deviceId;
  });
  return core;
}
