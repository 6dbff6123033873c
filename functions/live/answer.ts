import type { LiveRefused, LiveServerMessage } from '../../lib/contract/live.ts';

/** A message of a client, as far as it matters here. */
export interface SocketEvent {
  readonly body?: string | null;
}

/** What a route with a response returns to API Gateway. */
export const answer = (message: LiveServerMessage) => ({ statusCode: 200, body: JSON.stringify(message) });

/** The message's JSON; undefined when it is none. */
export function messageOf({ body }: SocketEvent): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** The refusal of a whole message; with its id, where it has one that can be read. */
export function refuse(message: unknown, detail: string): LiveRefused {
  const id = (message as { id?: unknown } | null | undefined)?.id;
  const readable = typeof id === 'string' && id.length > 0 && id.length <= 64;
  return { type: 'refused', ...(readable && { id }), code: 'invalid_request', detail };
}
