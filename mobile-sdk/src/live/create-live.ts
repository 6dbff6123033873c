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
  whose: Whose;
  /** As it was asked for: who comes later is asked about anew. */
  readonly given: Whose;
  /** The person whose token it was subscribed with; nobody else is told. */
  person: string | undefined;
  renewed: boolean;
  /** The request that waits for its answer, or empty before the first; another one's answer is from before. */
  asking: string | undefined;
  read: Read | undefined;
}

/** Whose token a subscription needs: nobody's, the guest's that this device was, or that of whoever is here now. */
type Whose = 'nobody' | 'guest' | undefined;
type Read = () => Promise<LiveState>;

/** A socket that nobody needs is kept for a while: the next page will. */
const lingerMs = 10_000;
const mostTopics = 10;
/** The server takes sixty messages a minute of a socket: so many turns, each of one or two, come again after so long. */
const mostTurns = 8;
const turnMs = 30_000;
/** On a socket `me` is whoever's token goes along. */
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
  let turns = mostTurns;
  let requests = 0;
  let stopLingering = () => {};

  const isOpen = () => connection.status === 'open';

  const ask = (entry: Entry) => {
    asked.add(entry);
    void speak();
  };

  /** All that is wanted in one turn goes together, and more than a screen needs waits for a turn. */
  const speak = async (): Promise<void> => {
    if (isDue) return;
    isDue = true;
    await undefined;
    if (turns > 0) say();
  };

  const say = () => {
    isDue = false;
    turns--;
    platform.after(turnMs, () => {
      turns++;
      if (isDue) say();
    });
    const entries = [...asked].filter((entry) => topics.get(entry.name) === entry);
    const names = left.filter((name) => !entriesOf(name)[0]);
    asked = new Set();
    left = [];
    for (const wanted of inMessages(names))
      if (isOpen()) connection.send({ type: 'unsubscribe', id: `${++requests}`, topics: wanted });
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

  /** Another window, or the app by itself, may have changed who is here: then it is noticed before anybody is told. */
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

  /** A guest and a customer on one device may both watch `me`; a refusal without a topic is of all. */
  const entriesOf = (topic?: string) =>
    [...topics.values()].filter(({ name }) => !topic || wireName(name) === topic);

  const refuse = async (entry: Entry, { code, detail }: LiveRefused): Promise<void> => {
    const error = toApiError({ code, detail }, 0);
    // As over HTTP: the guest's bookings are watched as the guest.
    if (code === 'not_found' && !entry.whose && (await session.wasGuest())) {
      entry.whose = 'guest';
      return ask(entry);
    }
    if (code === 'unauthenticated') void renew(entry);
    else refused(entry, error);
  };

  const refused = (entry: Entry, error: unknown) =>
    entry.refused(error, isPassing(error) || isForeign(error));

  /** Only the API's own word ends a guest or a sign-in, so it is asked; a token that it does not take is renewed on the way. */
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
    // The API takes the token: what refuses it there says nothing of who is here, and is asked again at times.
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
      // A copy: somebody may listen twice with the same functions.
      const mine = { ...subscriber } as Subscriber;
      const isFirst = entry.subscribers.size === 0;
      entry.subscribers.add(mine);
      stopLingering();
      if (!paused && (isFirst || entry.seq === undefined)) start(entry);
      else if (!paused) read?.().then(mine.tell, () => {});
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
    // A topic that was not asked for yet needs no farewell.
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
      // Another socket does not know the topics that were left on this one.
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
    for (const entry of topics.values()) {
      if (entry.whose === 'nobody') continue;
      // Numbers and states of another person's topic say nothing about this one's.
      entry.forget();
      entry.whose = entry.given;
      entry.renewed = false;
      if (paused) continue;
      if (!isTold) entry.disconnected();
      else if (!left) entry.connected();
    }
    if (!isTold || !left) return;
    // A connection knows who subscribed: who has left is told nothing more, on a new one.
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
    // An order polls by itself: it only listens here.
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
