import type { LiveRefused, LiveServerMessage } from '../../lib/contract/live.ts';
import { type ReceiveDeps, receive } from '../../lib/live/receive.ts';
import { tooManyMessages } from '../../lib/live/refuse.ts';

/** The part of API Gateway's event about the client that sent it. */
export interface SocketEvent {
  readonly body?: string | null;
  /** Only for a handshake: the headers as the client sent them. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly connectionId: string;
    /** Milliseconds since the epoch. */
    readonly connectedAt: number;
    readonly domainName: string;
    readonly identity?: { readonly sourceIp?: string };
  };
}

/** Makes the answer of a route with a response, in API Gateway's form. */
const answer = (message: LiveServerMessage) => ({ statusCode: 200, body: JSON.stringify(message) });

/** Parses the message's JSON. @returns undefined when it is not JSON */
export function messageOf({ body }: Pick<SocketEvent, 'body'>): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** Returns the connection that sent the message, and its origin. */
export const sourceOf = ({ requestContext }: SocketEvent) => ({
  connectionId: requestContext.connectionId,
  address: requestContext.identity?.sourceIp ?? '',
});

/** Returns the id of a message, if it has a readable one. */
export function idOf(message: unknown): string | undefined {
  const id = (message as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id.length > 0 && id.length <= 64 ? id : undefined;
}

/** Makes the refusal of a whole message. */
export function refuse(message: unknown, detail: string): LiveRefused {
  const id = idOf(message);
  return { type: 'refused', ...(id && { id }), code: 'invalid_request', detail };
}

/**
 * Counts a message and answers through the route: with `reply`, or with a refusal. A connection that is being closed
 * gets no answer.
 */
export async function answerOnce(
  deps: ReceiveDeps,
  event: SocketEvent,
  { reply, otherwise }: { readonly reply: LiveServerMessage | undefined; readonly otherwise: string },
) {
  const message = messageOf(event);
  const received = await receive(deps, { ...sourceOf(event), isReadable: reply !== undefined });
  if (received.kind === 'silent') return { statusCode: 200 };
  if (received.kind === 'too_many') return answer(tooManyMessages(idOf(message)));
  return answer(received.kind === 'counted' && reply ? reply : refuse(message, otherwise));
}
