import type { SdkEvent } from './events.ts';
import type { AnyRequest, Operation, RequestOf } from './operation.ts';
import type { CoreOptions } from './options.ts';
import { type Pages, pagesOf } from './pages.ts';
import { type Platform, platformOf, uuid } from './platform.ts';
import { createSession, type Session } from './session.ts';
import { type Store, storeIn } from './store.ts';
import { createTransport, type Send, type SendOptions, type Timing } from './transport.ts';

/** Everything but the names: any operation by its value, with retries, tokens and typed errors. */
export interface Core {
  /** One call of an operation, as in `core.call(placeBooking, { body: { dealId, quantity: 1 } })`. */
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
  /** With status and headers, for what is built on top. */
  readonly send: Send;
  readonly session: Session;
  readonly platform: Platform;
  readonly store: Store;
  readonly options: CoreOptions;
  readonly emit: (event: SdkEvent) => void;
  /** The server's clock as far as it is known; `client.clock` sets it. */
  now: () => number;
  /** Told of every answer. */
  onTiming: (timing: Timing) => void;
}

/** A client for those who import the operations they use: the smallest bundle. */
export function createCore(options: CoreOptions): Core {
  const platform = platformOf(options);
  const emit = (event: SdkEvent) => {
    try {
      options.onEvent?.(event);
    } catch {
      // A listener that fails is no reason for an order to fail.
    }
  };
  const store = storeIn(platform, emit);
  const device = store.kept('device', '', true);
  const call: Core['call'] = async (operation, request, given = {}) =>
    (await core.send(operation, request as AnyRequest, given)).data as never;
  const list: Core['list'] = (operation, request, given) =>
    pagesOf((page) => call(operation, page as never, given) as Promise<never>, request as AnyRequest);
  const parts = { call, list, platform, store, options, emit, now: platform.wallClock, onTiming: () => {} };
  // The session sends by the core, and the core sends with the session's tokens.
  const core = parts as Partial<Core> as { -readonly [Part in keyof Core]: Core[Part] };
  core.session = createSession(core);
  let deviceId: Promise<string> | undefined;
  core.send = createTransport(core, () => {
    deviceId ??= device.change((known) => known || uuid(platform));
    return deviceId;
  });
  return core;
}
