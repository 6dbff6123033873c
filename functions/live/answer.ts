import type { LiveRefused, LiveServerMessage } from '../../lib/contract/live.ts';
import { type ReceiveDeps, receive } from '../../lib/live/receive.ts';
import { tooManyMessages } from '../../lib/live/refuse.ts';

/** The part of API Gateway's event that says which client sent it. */
export interface SocketEvent {
  readonly body?: string | null;
  /** Of a handshake only, as the client wrote them. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly connectionId: string;
    /** In milliseconds since the epoch. */
    readonly connectedAt: number;
    readonly domainName: string;
    readonly identity?: { readonly sourceIp?: string };
  };
}

/** The answer of a route with a response, as API Gateway takes it. */
const answer = (message: LiveServerMessage) => ({ statusCode: 200, body: JSON.stringify(message) });

/** The message's JSON; undefined when it is none. */
export function messageOf({ body }: Pick<SocketEvent, 'body'>): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** Which connection speaks, and where from. */
export const sourceOf = ({ requestContext }: SocketEvent) => ({
  connectionId: requestContext.connectionId,
  address: requestContext.identity?.sourceIp ?? '',
});

/** The id of a message, where it has one that can be read. */
export function idOf(message: unknown): string | undefined {
  const id = (message as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id.length > 0 && id.length <= 64 ? id : undefined;
}

/** The refusal of a whole message. */
export function refuse(message: unknown, detail: string): LiveRefused {
  const id = idOf(message);
  return { type: 'refused', ...(id && { id }), code: 'invalid_request', detail };
}

/**
 * Counts a message, and answers it by what the route returns: with `reply`, or with why there is none. A connection that
 * is being closed hears nothing more.
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
