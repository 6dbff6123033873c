import { createHash, randomUUID } from 'node:crypto';
import { testAddressHeader } from '../../../lib/contract/test-address.ts';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import {
  type Client,
  type ClientOptions,
  createClient,
  type SdkEvent,
} from '../../../mobile-sdk/src/index.ts';
import { testAddress } from '../rush/http.ts';
import type { HostileProxy } from './proxy.ts';

/** What outlives an app: its storage, and who it is to the network. */
export interface Phone {
  readonly name: string;
  readonly items: Map<string, string>;
  /** The access token of a customer; guests have none, the SDK makes one. */
  readonly token?: string | undefined;
  /** How often an app was started on it. */
  starts: number;
}

export interface App {
  readonly client: Client;
  /** The process dies: nothing it began goes on, nothing is heard any more, nothing more is stored. */
  kill(): void;
}

export interface AppSettings extends Pick<ClientOptions, 'attemptTimeoutMs'> {
  readonly proxy: HostileProxy;
  readonly onEvent: (event: SdkEvent, app: string) => void;
  readonly onChallenge: () => void;
}

/** The SDK as an app on this phone has it. */
export function startApp({ proxy, onEvent, onChallenge, ...options }: AppSettings, phone: Phone): App {
  const { name, items, token } = phone;
  const instance = `${name}.${++phone.starts}`;
  const address = testAddress(createHash('sha256').update(name).digest().readUInt16BE());
  const death = new AbortController();
  const dead = () => death.signal.aborted;
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new Set<WebSocket>();
  const client = createClient({
    ...options,
    baseUrl: proxy.urlOf(name),
    ...(token && { auth: { getToken: () => token } }),
    // Stands in for Turnstile's widget, which most buyers pass unseen. Each request gets a token of its own.
    async challenge() {
      if (!dead()) onChallenge();
      return `${dummyToken}.${randomUUID()}`;
    },
    storage: {
      getItem: (key) => items.get(key),
      setItem: (key, value) => !dead() && items.set(key, value),
      removeItem: (key) => !dead() && items.delete(key),
    },
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        if (dead()) return;
        const signal = init.signal ? AbortSignal.any([death.signal, init.signal]) : death.signal;
        fetch(url, { ...init, headers: { ...init.headers, [testAddressHeader]: address }, signal }).then(
          (response) => dead() || resolve(response),
          (error) => dead() || reject(error),
        );
      }),
    timers: {
      setTimeout(work, ms) {
        const timer = setTimeout(() => {
          timers.delete(timer);
          if (!dead()) work();
        }, ms);
        timers.add(timer);
        return timer;
      },
      clearTimeout(timer: NodeJS.Timeout) {
        timers.delete(timer);
        clearTimeout(timer);
      },
    },
    live: {
      url: proxy.liveUrlOf(name),
      open(url) {
        const socket = new WebSocket(url);
        sockets.add(socket);
        socket.addEventListener('close', () => sockets.delete(socket));
        return socket as never;
      },
    },
    onEvent: (event) => !dead() && onEvent(event, instance),
  });
  return {
    client,
    kill() {
      death.abort();
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) {
        socket.onmessage = socket.onclose = socket.onerror = socket.onopen = null;
        socket.close();
      }
    },
  };
}

/** The token that this phone's orders were placed with. */
export function tokenOf({ items, token }: Phone): string | undefined {
  return token ?? JSON.parse(items.get('stampede:session') ?? '{}').guest?.token;
}
