import type { Core } from '../core/create-core.ts';
import { toApiError } from '../core/errors.ts';
import type { Operation } from '../core/operation.ts';
import { getAvailability, getBooking } from '../generated/operations.ts';
import type {
  Availability,
  Booking,
  LiveBookingChange,
  LiveData,
  LiveMessage,
  LivePoll,
  LiveRefused,
  LiveServerMessage,
  LiveState,
  LiveSubscribed,
} from '../generated/types.gen.ts';
import type { BookingSource } from '../orders/booking-source.ts';
import { type ConnectionStatus, createConnection } from './connection.ts';
import { type Watched, watched } from './listeners.ts';
import { type OpenSocket, socketsHere } from './socket.ts';
import { createTopic, type Topic } from './topic.ts';

export interface LiveOptions {
  /** The socket's address, `LiveUrl` of the deployment; without it everything is polled. */
  readonly url?: string;
  /** @default the platform's WebSocket */
  readonly open?: OpenSocket;
  readonly onStatus?: (status: ConnectionStatus) => void;
}

/** How things stand, as they change. */
export interface Live extends BookingSource {
  /** The availability of a deal: now, and with every change, once a second at most. */
  deal(dealId: string): Watched<Availability>;
  /** One of the caller's bookings: now, and with every change. */
  booking(bookingId: string, as?: 'guest'): Watched<Booking>;
  /** What becomes of all bookings of the caller. Only told while there is a socket. */
  me(as?: 'guest'): Watched<LiveBookingChange>;
  /** The app goes to the background: closes the socket and stops polling. Who watches goes on watching. */
  pause(): void;
  /** The app is back: connects at once, and hears what it has missed. */
  resume(): void;
  readonly status: ConnectionStatus;
}

interface Entry extends Topic {
  readonly name: string;
  readonly as: 'guest' | undefined;
  renewed: boolean;
  /** The request that waits for its answer; another one's answer is from before. */
  asking: string | undefined;
  read: (() => Promise<LiveState>) | undefined;
}

/** A socket that nobody needs is kept for a while: the next page will. */
const lingerMs = 10_000;
const mostTopics = 10;
/** On a socket `me` is whoever's token goes along. */
const wireName = (name: string) => (name === 'me:guest' ? 'me' : name);
/** Worth asking again, later. */
const passing = ['too_many_requests', 'unavailable', 'internal'];

export function createLive(core: Core, options: LiveOptions = {}): Live {
  const { platform, session } = core;
  const { timers } = platform;
  const topics = new Map<string, Entry>();
  const open = options.url ? (options.open ?? socketsHere()) : undefined;
  let paused = false;
  let asked: Entry[] = [];
  let requests = 0;
  const after = (ms: number, work: () => void) => {
    const timer = timers.setTimeout(work, ms);
    return () => timers.clearTimeout(timer as never);
  };
  let stopLingering = () => {};

  const connection =
    open &&
    createConnection({
      ...{ platform, open, url: options.url ?? '' },
      onOpen: () => {
        for (const topic of topics.values()) topic.connected();
      },
      onMessage: receive,
      onStatus(status) {
        options.onStatus?.(status);
        if (status === 'waiting') for (const topic of topics.values()) topic.disconnected();
      },
    });

  /** All that is asked for in one turn goes in one message for each of the caller's tokens. */
  function ask(entry: Entry): void {
    if (asked.push(entry) > 1) return;
    void Promise.resolve().then(async () => {
      const entries = asked;
      asked = [];
      const bare = entries.filter(({ name }) => name.startsWith('deal:'));
      await Promise.all([
        subscribe(bare),
        ...(['guest', undefined] as const).map((as) =>
          subscribe(
            entries.filter((each) => !bare.includes(each) && each.as === as),
            as,
            true,
          ),
        ),
      ]);
    });
  }

  async function subscribe(entries: readonly Entry[], as?: 'guest', withToken = false): Promise<void> {
    if (entries.length === 0) return;
    try {
      const token = withToken ? await session.tokenFor(getBooking, as ? { as } : {}) : undefined;
      for (let start = 0; start < entries.length; start += mostTopics) {
        const some = entries.slice(start, start + mostTopics);
        const id = `${++requests}`;
        for (const entry of some) entry.asking = id;
        const asked = some.map(({ name, seq }) => ({
          topic: wireName(name),
          ...(seq !== undefined && { after: seq }),
        }));
        connection?.send({ type: 'subscribe', id, topics: asked, ...(token && { token }) });
      }
    } catch (error) {
      for (const entry of entries) entry.refused(error, (error as { code?: string }).code === 'network');
    }
  }

  function receive(message: LiveServerMessage): void {
    if (message.type === 'refused') refuse(message);
    else if ('topic' in message) tell(message);
  }

  function tell(message: LiveSubscribed | LiveMessage | LivePoll): void {
    for (const entry of entriesOf(message.topic)) {
      if (message.type === 'subscribed') {
        if (message.id !== entry.asking) continue;
        entry.asking = undefined;
        entry.renewed = false;
        entry.answered(message);
      } else if (message.type === 'message') entry.message(message);
      else if (message.type === 'poll') entry.poll(message);
    }
  }

  /** A guest and a customer on one device may both watch `me`. */
  const entriesOf = (topic: string) =>
    [topics.get(topic), topic === 'me' ? topics.get('me:guest') : undefined].filter(
      (entry): entry is Entry => entry !== undefined,
    );

  function refuse({ topic, code, detail }: LiveRefused): void {
    const entries = topic ? entriesOf(topic) : [...topics.values()];
    const error = toApiError({ code, detail }, 0);
    for (const entry of entries) {
      if (code === 'unauthenticated' && !entry.renewed) void renew(entry, error);
      else entry.refused(error, passing.includes(code));
    }
  }

  async function renew(entry: Entry, error: unknown): Promise<void> {
    entry.renewed = true;
    const as = entry.as ? { as: entry.as } : {};
    try {
      const token = await session.tokenFor(getBooking, as);
      if (token && (await session.renew(token, getBooking, as))) return ask(entry);
      entry.refused(error, false);
    } catch (failure) {
      entry.refused(failure, false);
    }
  }

  function entryFor(name: string, as: 'guest' | undefined, read?: () => Promise<LiveState>): Entry {
    const known = topics.get(name);
    if (known) {
      known.read ??= read;
      return known;
    }
    const topic = createTopic({
      subscribe: () => ask(entry),
      reader: () => entry.read,
      after,
      random: platform.random,
      counted: (step, seq) => core.emit({ type: 'live', topic: name, step, seq }),
    });
    const entry: Entry = Object.assign(topic, { name, as, read, renewed: false, asking: undefined });
    topics.set(name, entry);
    return entry;
  }

  function watch<T extends LiveData>(
    name: string,
    as: 'guest' | undefined,
    read?: () => Promise<LiveState>,
  ): Watched<T> {
    return watched<T>(({ tell, fail }) => {
      const entry = entryFor(name, as, read);
      const subscriber = { tell: (data: LiveData) => tell(data as T), fail };
      const isFirst = entry.subscribers.size === 0;
      entry.subscribers.add(subscriber);
      stopLingering();
      if (!paused && (isFirst || entry.seq === undefined)) start(entry);
      else if (!paused)
        void read?.().then(
          (state) => tell(state as T),
          () => undefined,
        );
      return () => {
        if (entry.subscribers.delete(subscriber) && entry.subscribers.size === 0) forget(entry);
      };
    });
  }

  function start(entry: Entry): void {
    if (connection?.status === 'open') entry.connected();
    else {
      connection?.want();
      entry.disconnected();
    }
  }

  function forget(entry: Entry): void {
    entry.stop();
    topics.delete(entry.name);
    if (connection?.status === 'open')
      connection.send({
        type: 'unsubscribe',
        id: `${++requests}`,
        topics: [wireName(entry.name)],
      });
    if (topics.size === 0) stopLingering = after(lingerMs, () => connection?.drop());
  }

  const reading =
    <T extends LiveState>(operation: Operation<never, T>, path: Record<string, string>, as?: 'guest') =>
    async (): Promise<T> =>
      (await core.send<T>(operation, { path }, { ...(as && { as }) })).data;

  session.onChange(() => {
    // Somebody else now: what was theirs is asked for again with another token.
    if (connection?.status !== 'open') return;
    for (const entry of topics.values()) if (!entry.name.startsWith('deal:')) entry.connected();
  });

  const booking = (bookingId: string, as?: 'guest') =>
    watch<Booking>(
      `booking:${bookingId}`,
      as,
      reading(getBooking as Operation<never, Booking>, { bookingId }, as),
    );
  return {
    deal: (dealId) =>
      watch<Availability>(
        `deal:${dealId}`,
        undefined,
        reading(getAvailability as Operation<never, Availability>, { dealId }),
      ),
    booking,
    me: (as) => watch<LiveBookingChange>(as ? 'me:guest' : 'me', as),
    // An order polls by itself: it only listens here.
    watch: (bookingId, as, tell) => watch<Booking>(`booking:${bookingId}`, as).on(tell),
    get hears() {
      return connection?.status === 'open';
    },
    pause() {
      paused = true;
      connection?.drop();
      for (const topic of topics.values()) topic.stop();
    },
    resume() {
      if (!paused) return connection?.check();
      paused = false;
      for (const entry of topics.values()) start(entry);
    },
    get status() {
      return connection?.status ?? 'closed';
    },
  };
}
