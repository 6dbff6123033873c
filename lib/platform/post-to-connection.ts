import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { Clock } from './clock.ts';
import { Sha256 } from './sha256.ts';

/** Whether the connection still exists. */
export type Sent = 'sent' | 'gone';

/** API Gateway refuses this post, and would refuse it again. */
export class PostRefused extends Error {}

/**
 * Posts a text to a connection, once: `POST /@connections/{id}`.
 * @throws Refused, and any other error when the same post may succeed later
 */
export type PostToConnection = (connectionId: string, text: string) => Promise<Sent>;

/** Ends a connection; `gone` when it had ended. @throws as `PostToConnection` does */
export type CloseConnection = (connectionId: string) => Promise<Sent>;

export interface ConnectionsEndpoint {
  /** The stage's URL, `https://….execute-api.….amazonaws.com/live`. */
  readonly url: string;
  readonly region: string;
  readonly credentials: () => AwsCredentialIdentity;
  readonly clock: Clock;
  /** The timeout of a call; three seconds by default. */
  readonly timeoutMs?: number;
}

const connections = { keepAlive: true, maxSockets: 128 };

export const postToConnection = (endpoint: ConnectionsEndpoint): PostToConnection => {
  const call = callConnection(endpoint);
  return (connectionId, text) => call('POST', connectionId, text);
};

/** `DELETE /@connections/{id}`. */
export const closeConnection = (endpoint: ConnectionsEndpoint): CloseConnection => {
  const call = callConnection(endpoint);
  return (connectionId) => call('DELETE', connectionId, '');
};

/**
 * Calls `/@connections/{id}`, signed. The SDK's client takes ten times the processor time for the same call. A fan-out
 * is thousands of posts a second, which are most of its cost.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
function callConnection(endpoint: ConnectionsEndpoint) {
  const { url, region, credentials, clock, timeoutMs = 3_000 } = endpoint;
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const secure = protocol === 'https:';
  const agent = secure ? new HttpsAgent(connections) : new HttpAgent(connections);
  const request = secure ? httpsRequest : httpRequest;
  const stage = pathname.replace(/\/$/, '');
  // The signer caches its signing key, which is valid for a day.
  const signer = new SignatureV4({
    ...{ service: 'execute-api', region, sha256: Sha256 },
    credentials: async () => credentials(),
  });

  return async (method: 'POST' | 'DELETE', connectionId: string, text: string): Promise<Sent> => {
    const path = `${stage}/@connections/${encodeURIComponent(connectionId)}`;
    const unsigned = { method, protocol, hostname, path, headers: { host }, body: text };
    const { headers } = await signer.sign(unsigned, { signingDate: new Date(clock.now()) });
    const outgoing = request({ agent, hostname, port, path, method, headers });
    return outcomeOf(await exchange(outgoing, text, timeoutMs));
  };
}

function exchange(outgoing: ClientRequest, text: string, timeoutMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const late = () => outgoing.destroy(new Error(`@connections did not answer within ${timeoutMs} ms`));
    const timer = setTimeout(late, timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    outgoing.once('error', fail);
    outgoing.once('response', (answer) => {
      answer.once('error', fail);
      answer.once('end', () => {
        clearTimeout(timer);
        resolve(answer);
      });
      answer.resume();
    });
    outgoing.end(text);
  });
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): Sent {
  if (statusCode === 410) return 'gone';
  if (statusCode >= 200 && statusCode < 300) return 'sent';
  const message = `@connections answered ${statusCode} ${headers['x-amzn-errortype'] ?? ''}`.trimEnd();
  throw statusCode === 429 || statusCode >= 500 ? new Error(message) : new PostRefused(message);
}
