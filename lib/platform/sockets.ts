import { type Backoff, withBackoff } from './backoff.ts';
import { type CloseConnection, PostRefused, type PostToConnection, type Sent } from './post-to-connection.ts';
import type { Random } from './random.ts';

/** Sends texts to open sockets. */
export interface Sockets {
  /** Sends a text. @throws the error that prevented it; the connection may still exist */
  send(connectionId: string, text: string): Promise<Sent>;
}

/** Sends texts to sockets and can close them. */
export interface ClosableSockets extends Sockets {
  /** Closes a connection. An ended connection is no error. @throws the error that prevented closing */
  close(connectionId: string): Promise<void>;
}

const retry: Backoff = { attempts: 4, baseMs: 50, capMs: 800 };

/** Retries with jitter when API Gateway is overloaded or does not answer. */
export const sockets = (post: PostToConnection, random: Random): Sockets => ({
  send: (connectionId, text) => withBackoff(() => post(connectionId, text), mayPass, retry, random),
});

/** Does the same, for functions that may close connections. */
export const closableSockets = (
  { post, close }: { readonly post: PostToConnection; readonly close: CloseConnection },
  random: Random,
): ClosableSockets => ({
  ...sockets(post, random),
  async close(connectionId) {
    await withBackoff(() => close(connectionId), mayPass, retry, random);
  },
});

const mayPass = (error: unknown): boolean => !(error instanceof PostRefused);
