import { type Backoff, withBackoff } from './backoff.ts';
import { type CloseConnection, type PostToConnection, Refused, type Sent } from './post-to-connection.ts';
import type { Random } from './random.ts';

/** Puts texts on open sockets. */
export interface Sockets {
  /** @throws whatever kept the message from being sent, though the connection may be there. */
  send(connectionId: string, text: string): Promise<Sent>;
}

/** Can end them, too. */
export interface ClosableSockets extends Sockets {
  /** A connection that has ended is no error. @throws whatever kept it from being closed */
  close(connectionId: string): Promise<void>;
}

const backoff: Backoff = { attempts: 4, baseMs: 50, capMs: 800 };

/** Sends again, with jitter, when API Gateway has too much to do or does not answer. */
export const sockets = (post: PostToConnection, random: Random): Sockets => ({
  send: (connectionId, text) => withBackoff(() => post(connectionId, text), mayPass, backoff, random),
});

/** The same, for those who may end a connection. */
export const closableSockets = (
  { post, close }: { readonly post: PostToConnection; readonly close: CloseConnection },
  random: Random,
): ClosableSockets => ({
  ...sockets(post, random),
  async close(connectionId) {
    await withBackoff(() => close(connectionId), mayPass, backoff, random);
  },
});

const mayPass = (error: unknown): boolean => !(error instanceof Refused);
