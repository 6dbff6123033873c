import { violationsOf } from '../../../local/api-gateway/contract-check.ts';
import type { Sent } from './requests.ts';
import type { Reply } from './send.ts';

/** What was wrong with an answer, and with what it was asked. */
export interface Fault {
  readonly what: string;
  readonly request: Sent;
  readonly reply: Reply;
}

/** How the API answered, over all requests. */
export interface Tally {
  readonly byStatus: Map<number, number>;
  /** Requests that the schemas allow and the API calls invalid, by operation and the field that it names. */
  readonly surprises: Map<string, number>;
  readonly faults: Fault[];
}

export const newTally = (): Tally => ({ byStatus: new Map(), surprises: new Map(), faults: [] });

const count = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Every answer is one that the contract has: its status, its schema, its codes; and none is a failure of ours. */
export function judge(tally: Tally, request: Sent, reply: Reply): void {
  count(tally.byStatus, reply.status);
  const headers = Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [name, String(value)]),
  );
  const wrong = wrongWith(request, { ...reply, headers });
  for (const what of wrong) tally.faults.push({ what, request, reply });
  if (request.valid && reply.status === 400)
    count(tally.surprises, `${request.operation.id}: ${detailOf(reply)}`);
}

function wrongWith(
  { operation }: Sent,
  reply: Omit<Reply, 'headers'> & { headers: Record<string, string> },
): string[] {
  // A segment with a slash, or none, is another path: nobody promised anything for it.
  const isElsewhere = reply.status === 404 && reply.body.includes('There is no operation');
  if (reply.status >= 500 && reply.status !== 503) return [`${reply.status}`];
  return isElsewhere ? [] : violationsOf(operation, { ...reply, cookies: [] });
}

function detailOf({ body }: Reply): string {
  try {
    return String(JSON.parse(body).detail).slice(0, 120);
  } catch {
    return body.slice(0, 120);
  }
}
