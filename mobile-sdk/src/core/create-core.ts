import type { SdkEvent } from './events.ts';
import type { AnyRequest, Operation, RequestOf } from './operation.ts';
import type { CoreOptions } from './options.ts';
import { type Pages, pagesOf } from './pages.ts';
import { type Platform, platformOf, uuid } from './platform.ts';
import { createSession, type Session } from './session.ts';
import { singleFlight } from './single-flight.ts';
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
  const store = storeIn(platform.storage, emit);
  const deviceId = singleFlight(async () => {
    const kept = await store.read<string>('device');
    if (kept) return kept;
    const made = uuid(platform);
    await store.write('device', made);
    return made;
  });
  let device: Promise<string> | undefined;
  const tokens: Session = createSession({
    platform,
    options,
    store,
    emit,
    now: () => core.now(),
    send: (operation, request, given) => send(operation, request, given),
  });
  const send: Send = createTransport({
    platform,
    options,
    tokens,
    emit,
    deviceId: () => {
      device ??= deviceId();
      return device;
    },
    onTiming: (timing) => core.onTiming(timing),
  });
  const core: Core = {
    call: async (operation, request, given = {}) =>
      (await send(operation, request as AnyRequest, given)).data as never,
    list: (operation, request, given = {}) =>
      pagesOf(async (cursor) => {
        const { query, ...rest } = request as AnyRequest;
        const { data } = await send(
          operation,
          { ...rest, query: { ...query, ...(cursor && { cursor }) } },
          given,
        );
        return data as never;
      }),
    send,
    session: tokens,
    platform,
    store,
    options,
    emit,
    now: platform.wallClock,
    onTiming: () => {},
  };
  return core;
}
