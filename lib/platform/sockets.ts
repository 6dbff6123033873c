import {
  type ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { type Backoff, withBackoff } from './backoff.ts';
import type { Random } from './random.ts';

/** Whether the connection is still there. */
export type Sent = 'sent' | 'gone';

/** Puts texts on open sockets. */
export interface Sockets {
  /** @throws whatever kept the message from being sent, though the connection may be there. */
  send(connectionId: string, text: string): Promise<Sent>;
}

const backoff: Backoff = { attempts: 4, baseMs: 50, capMs: 800 };

/** Sends again, with jitter, when API Gateway has too much to do or does not answer. */
export const sockets = (client: ApiGatewayManagementApiClient, random: Random): Sockets => ({
  async send(ConnectionId, text) {
    try {
      const Data = new TextEncoder().encode(text);
      const post = () => client.send(new PostToConnectionCommand({ ConnectionId, Data }));
      await withBackoff(post, mayPass, backoff, random);
      return 'sent';
    } catch (error) {
      if (error instanceof GoneException || statusOf(error) === 410) return 'gone';
      throw error;
    }
  },
});

/** Without a status nobody answered. */
const mayPass = (error: unknown): boolean => {
  const status = statusOf(error);
  return status === undefined || status === 429 || status >= 500;
};

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
