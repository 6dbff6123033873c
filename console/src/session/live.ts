import {
  type Clock,
  type ConnectionStatus,
  type Core,
  createClock,
  createLive,
  type Live,
} from '@stampede/mobile-sdk/admin';

/** The socket and the server's clock of a session. */
export interface LiveSession {
  readonly live: Live;
  readonly clock: Clock;
  /** Calls with each new status of the socket, until the returned function is called. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
}

const made = new WeakMap<Core, LiveSession>();

/**
 * Returns the session's one socket and clock, made at the first use. Pages without live figures do not load them.
 * @param url without it, everything is polled
 */
export function liveSession(core: Core, url: string | undefined): LiveSession {
  const known = made.get(core);
  if (known) return known;
  const listeners = new Set<(status: ConnectionStatus) => void>();
  const live = createLive(core, {
    ...(url && { url }),
    onStatus(status) {
      for (const listener of listeners) listener(status);
    },
  });
  const session: LiveSession = {
    live,
    clock: createClock(core),
    onStatus(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  made.set(core, session);
  return session;
}
