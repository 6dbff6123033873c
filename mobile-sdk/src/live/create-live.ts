import type { Core } from '../core/create-core.ts';
import { isForeign, isPassing, toApiError } from '../core/errors.ts';
import { getAvailability, getBooking, listBookings } from '../generated/operations.ts';
import type {
  Availability,
  Booking,
  LiveBookingChange,
  LiveClientMessage,
  LiveData,
  LiveRefused,
  LiveServerMessage,
  LiveState,
} from '../generated/types.gen.ts';
import type { BookingSource } from '../orders/booking-source.ts';
import { type ConnectionStatus, createConnection } from './connection.ts';
import { type Watched, watched } from './listeners.ts';
import { type OpenSocket, socketsHere } from './socket.ts';
import { createTopic, type Subscriber, type Topic } from './topic.ts';

export interface LiveOptions {
  /** The socket's address, `LiveUrl` of the deployment. Without it, everything is polled. */
  readonly url?: string;
  /** @default the platform's WebSocket */
  readonly open?: OpenSocket;
  readonly onStatus?: (status: ConnectionStatus) => void;
}

/** The states, as they change. */
export interface Live extends BookingSource {
  /** The availability of a deal: now, and after every change, at most once a second. */
  deal(dealId: string): Watched<Availability>;
  /** A booking of the caller: now, and after every change. */
  booking(bookingId: string, as?: 'guest'): Watched<Booking>;
  /** The outcomes of all the caller's bookings. Only sent while there is a socket. */
  me(as?: 'guest'): Watched<LiveBookingChange>;
  /** Closes the socket and stops polling while the app is in the background. Watchers stay. */
  pause(): void;
  /** Connects at once when the app is back, and loads missed changes. */
  resume(): void;
  readonly status: ConnectionStatus;
}

interface Entry extends Topic {
  readonly name: string;
  whose: Whose;
  /** The token that the app asked for. After a change of person, `whose` is determined again from it. */
  readonly given: Whose;
  /** The person whose token the subscription used. No other person gets its messages. */
  person: string | undefined;
  renewed: boolean;
  /** The id of the request that waits for an answer, or empty before the first. Answers to other requests are outdated. */
  asking: string | undefined;
  read: Read | undefined;
}

/** The token that a subscription needs: none, the former guest's, or that of the current person. */
type Whose = 'nobody' | 'guest' | undefined;
type Read = () => Promise<LiveState>;

/** An unused socket stays open for a while, since the next page will need it. */
const lingerMs = 10_000;
const mostTopics = 10;
/**
 * The server accepts sixty messages a minute from a socket. This many turns, each of one or two messages, are allowed
 * within `turnMs`.
 */
const mostTurns = 8;
const turnMs = 30_000;
/** On a socket, `me` is the person of the token. */
const wireName = (name: string) => name.replace(':guest', '');
const inMessages = <T>(all: readonly T[]) =>
  Array.from({ length: Math.ceil(all.length / mostTopics) }, (_, at) =>
    all.slice(at * mostTopics, (at + 1) * mostTopics),
  );

export function createLive(core: Core, options: LiveOptions = {}): Live {
  const { platform, session } = core;
  const topics = new Map<string, Entry>();
  let paused = false;
  let asked = new Set<Entry>();
  let left: string[] = [];
  let isDue = false;
  let turns = { left: mostTurns };
  let requests = 0;
  let stopLingering = () => {};

  const isOpen = () => connection.status === 'open';

  const ask = (entry: Entry) => {
    asked.add(entry);
    void speak();
  };

  /** Sends everything of one turn together. More than a screen needs waits for a later turn. */
  const speak = async (): Promise<void> => {
    if (isDue) return;
    isDue = true;
    await undefined;
    if (turns.left > 0) say();
  };

  const say = () => {
    isDue = false;
    if (!isOpen()) return;
    const mine = turns;
    mine.left--;
    platform.after(turnMs, () => {
      mine.left++;
      if (isDue && mine === turns) say();
    });
    const entries = [...asked].filter((entry) => topics.get(entry.name) === entry);
    const names = left.filter((name) => !entriesOf(name)[0]);
    asked = new Set();
    left = [];
    for (const wanted of inMessages(names))
      connection.send({ type: 'unsubscribe', id: `${++requests}`, topics: wanted });
    for (const whose of ['nobody', 'guest', undefined] as const)
      void subscribe(
        entries.filter((each) => each.whose === whose),
        whose,
      );
  };

  const subscribe = async (entries: readonly Entry[], whose: Whose): Promise<void> => {
    if (entries.length === 0) return;
    try {
      const bearer = whose === 'nobody' ? undefined : await session.tokenFor(getBooking, { as: whose });
      for (const each of inMessages(entries)) {
        const id = `${++requests}`;
        const wanted = each.map((entry) => {
          entry.asking = id;
          entry.person = bearer?.id;
          return { topic: wireName(entry.name), after: entry.seq };
        });
        const token = bearer?.token;
        connection.send({ type: 'subscribe', id, topics: wanted, token } as LiveClientMessage);
      }
    } catch (error) {
      for (const entry of entries) refused(entry, error);
    }
  };

  const receive = async (message: LiveServerMessage): Promise<void> => {
    if (message.type === 'pong' || message.type === 'unsubscribed') return;
    for (const entry of entriesOf(message.topic)) if (await isMeant(entry)) tell(entry, message);
  };

  /** Another window, or the app, may have changed the person. This is checked before a message is passed on. */
  const isMeant = async ({ whose, person }: Entry): Promise<boolean> => {
    if (whose === 'nobody') return true;
    const { id } = await session.who();
    return person === (whose === 'guest' ? (await session.guest())?.guestId : id);
  };

  const tell = (
    entry: Entry,
    message: Exclude<LiveServerMessage, { type: 'pong' | 'unsubscribed' }>,
  ): void => {
    if (message.type === 'refused') void refuse(entry, message);
    else if (message.type === 'subscribed') {
      if (message.id !== entry.asking) return;
      entry.asking = undefined;
      entry.renewed = false;
      entry.answered(message);
    } else if (message.type === 'message') entry.message(message);
    else if (message.type === 'poll') entry.poll(message);
  };

  /** A guest and a customer on one device may both watch `me`. A refusal without a topic is for all. */
  const entriesOf = (topic?: string) =>
    [...topics.values()].filter(({ name }) => !topic || wireName(name) === topic);

  const refuse = async (entry: Entry, { code, detail }: LiveRefused): Promise<void> => {
    const error = toApiError({ code, detail }, 0);
    // As over HTTP, the guest's bookings are watched as the guest.
    if (code === 'not_found' && !entry.whose && (await session.wasGuest())) {
      entry.whose = 'guest';
      return ask(entry);
    }
    if (code === 'unauthenticated') void renew(entry);
    else refused(entry, error);
  };

  const refused = (entry: Entry, error: unknown) =>
    entry.refused(error, isPassing(error) || isForeign(error));

  /** Only the API itself ends a guest or a sign-in, so the API is asked. A token that it refuses is renewed meanwhile. */
  const renew = async (entry: Entry): Promise<void> => {
    try {
      const as = entry.whose === 'guest' ? entry.whose : undefined;
      await core.call(listBookings, { query: { limit: 1 } }, { as });
    } catch (failure) {
      return refused(entry, failure);
    }
    if (!entry.renewed) {
      entry.renewed = true;
      return ask(entry);
    }
    // The API accepts the token, so the socket's refusal does not concern the person. The socket is asked again later.
    entry.disconnected();
    entry.refused(undefined, true);
  };

  const entryFor = (name: string, whose: Whose, read: Read | undefined): Entry => {
    const known = topics.get(name);
    if (known) {
      known.read ??= read;
      return known;
    }
    const topic = createTopic({
      subscribe: () => void ask(entry),
      reader: () => entry.read,
      after: platform.after,
      random: platform.random,
      counted: (step, seq) => core.emit({ type: 'live', topic: name, step, seq }),
    });
    const entry: Entry = Object.assign(topic, {
      ...{ name, whose, given: whose, read },
      ...{ renewed: false, asking: '', person: undefined },
    });
    topics.set(name, entry);
    return entry;
  };

  const watch = <T extends LiveData>(name: string, whose: Whose, read?: Read): Watched<T> =>
    watched<T>((subscriber) => {
      const entry = entryFor(name, whose, read);
      // A copy, because the same functions may be registered twice.
      const mine = { ...subscriber } as Subscriber;
      const isFirst = entry.subscribers.size === 0;
      entry.subscribers.add(mine);
      stopLingering();
      if (!paused && (isFirst || entry.seq === undefined)) start(entry);
      if (!isFirst) void entry.catchUp(mine);
      return () => {
        if (entry.subscribers.delete(mine) && entry.subscribers.size === 0) forget(entry);
      };
    });

  const start = (entry: Entry): void => {
    connection.want();
    if (isOpen()) entry.connected();
    else entry.disconnected();
  };

  const forget = (entry: Entry): void => {
    const { name, stop } = entry;
    stop();
    topics.delete(name);
    // A topic without a subscription needs no unsubscribe.
    if (isOpen() && entry.asking !== '') {
      left.push(wireName(name));
      void speak();
    }
    if (topics.size === 0) stopLingering = platform.after(lingerMs, connection.drop);
  };

  const connection = createConnection({
    platform,
    url: options.url ?? '',
    open: options.url ? (options.open ?? socketsHere()) : undefined,
    onOpen() {
      // A new socket has all its turns, and not the topics that the old one unsubscribed.
      turns = { left: mostTurns };
      isDue = false;
      left = [];
      topics.forEach((entry) => {
        entry.connected();
      });
    },
    onMessage: (message) => void receive(message).catch(() => {}),
    onStatus(status) {
      options.onStatus?.(status);
      if (status === 'waiting')
        topics.forEach((entry) => {
          entry.disconnected();
        });
    },
  });

  session.onChange((left) => {
    const isTold = isOpen();
    let isShared = left;
    for (const entry of topics.values()) {
      if (entry.whose === 'nobody') continue;
      isShared ||= entry.person !== undefined;
      // Numbers and states of another person's topic are not valid for this one's.
      entry.forget();
      entry.whose = entry.given;
      entry.renewed = false;
      if (!paused) start(entry);
    }
    if (!isTold || !isShared) return;
    // A connection belongs to its subscribers, and its messages do not name them. After a change of person, a new
    // connection makes sure that no message of the former one is taken for the new one's.
    connection.drop();
    connection.want();
  });

  return {
    deal: (dealId) =>
      watch<Availability>(`deal:${dealId}`, 'nobody', () => core.call(getAvailability, { path: { dealId } })),
    booking: (bookingId, as) =>
      watch<Booking>(`booking:${bookingId}`, as, () =>
        core.call(getBooking, { path: { bookingId } }, { as }),
      ),
    me: (as) => watch<LiveBookingChange>(as ? 'me:guest' : 'me', as),
    // An order polls by itself. Here it only listens.
    watch: (bookingId, as, tell) => watch<Booking>(`booking:${bookingId}`, as).on(tell),
    get hears() {
      return isOpen();
    },
    pause() {
      paused = true;
      connection.drop();
      topics.forEach((entry) => {
        entry.stop();
      });
    },
    resume() {
      if (!paused) return connection.check();
      paused = false;
      topics.forEach(start);
    },
    get status() {
      return connection.status;
    },
  };
}
