import { waitBefore } from '../core/backoff.ts';
import { parsed } from '../core/json.ts';
import type { Platform } from '../core/platform.ts';
import type { LiveClientMessage, LiveServerMessage } from '../generated/types.gen.ts';
import { namedTimers } from './named-timers.ts';
import type { OpenSocket, Socket } from './socket.ts';

export type ConnectionStatus = 'closed' | 'connecting' | 'open' | 'waiting';

export interface ConnectionDeps {
  readonly platform: Platform;
  /** Without it, there is never a connection. */
  readonly open: OpenSocket | undefined;
  readonly url: string;
  onOpen(): void;
  onMessage(message: LiveServerMessage): void;
  onStatus(status: ConnectionStatus): void;
}

/** One socket after the other, while there are watchers. */
export interface Connection {
  readonly status: ConnectionStatus;
  want(): void;
  /** Closes the socket. It opens no other until it is wanted again. */
  drop(): void;
  /** Sends on the open socket. Without one it does nothing: a new socket is asked for everything when it opens. */
  send(message: LiveClientMessage): void;
  /** Checks at once whether the server still answers, since a phone cannot know after sleep. */
  check(): void;
}

/** In milliseconds. API Gateway closes idle sockets after 10 minutes, and all after 2 hours. */
const quietMs = 270_000;
const pongMs = 10_000;
const openMs = 10_000;
const renewMs = 110 * 60_000;
const backoff = { baseMs: 500, capMs: 30_000 };

/** Opens a socket, keeps it alive, renews it before its limit, and reopens it with jitter after a break. */
export function createConnection({ platform, open, url, ...told }: ConnectionDeps): Connection {
  const { random, after } = platform;
  const { plan, stop } = namedTimers<'reopen' | 'quiet' | 'answer' | 'renew'>(after);
  let socket: Socket | undefined;
  let status: ConnectionStatus = 'closed';
  let wanted = false;
  let failures = 0;
  let pings = 0;
  const turn = (to: ConnectionStatus) => {
    if (status === to) return;
    status = to;
    told.onStatus(to);
  };

  const leave = () => {
    stop('reopen', 'quiet', 'answer', 'renew');
    const old = socket;
    socket = undefined;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = old.onerror = null;
    try {
      old.close();
    } catch {
      // The socket was never open.
    }
  };
  const broke = () => {
    leave();
    if (!wanted) return turn('closed');
    turn('waiting');
    plan('reopen', waitBefore(failures++, random, 0, backoff), connect);
  };
  const ping = () => {
    send({ type: 'ping', id: `${++pings}` });
    plan('answer', pongMs, broke);
  };
  const alive = () => {
    stop('answer');
    plan('quiet', quietMs, ping);
  };
  const connect = () => {
    if (!open) return;
    leave();
    turn('connecting');
    let mine: Socket;
    try {
      mine = open(url);
    } catch {
      return broke();
    }
    socket = mine;
    plan('answer', openMs, broke);
    mine.onopen = () => {
      alive();
      // Jitter: after an outage that made all clients connect in the same second, they renew at different times.
      plan('renew', renewMs + random() * 300_000, connect);
      turn('open');
      told.onOpen();
    };
    mine.onmessage = ({ data }) => {
      alive();
      failures = 0;
      const message = parsed(String(data)) as LiveServerMessage | undefined;
      if (message) told.onMessage(message);
    };
    mine.onclose = mine.onerror = broke;
  };
  const send = (message: LiveClientMessage) => {
    if (status !== 'open') return;
    try {
      socket?.send(JSON.stringify(message));
    } catch {
      broke();
    }
  };

  return {
    get status() {
      return status;
    },
    want() {
      wanted = true;
      if (status === 'closed' || status === 'waiting') connect();
    },
    drop() {
      wanted = false;
      failures = 0;
      leave();
      turn('closed');
    },
    send,
    check() {
      if (status === 'open') ping();
      else if (wanted && status === 'waiting') connect();
    },
  };
}
