import type { Sent } from './requests.ts';
import type { Send } from './send.ts';
import { differences, type tables } from './tables.ts';

export interface Replay {
  /** How many requests were refused again while nothing else was asked. */
  readonly refused: number;
  /** The items that changed meanwhile. */
  readonly changed: readonly string[];
}

const tries = 4;

/**
 * Sends refused requests again, alone, and compares every table before and after. What moves by itself (the sweeper,
 * a stream that is behind) would look like a change of theirs, so a difference has to show each time.
 * @returns undefined when the tables never came to rest
 */
export async function replay(
  send: Send,
  look: ReturnType<typeof tables>,
  requests: readonly Sent[],
): Promise<Replay | undefined> {
  let refused = requests;
  let found: Replay | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await look.settled(30_000);
    if (!before) continue;
    const again: Sent[] = [];
    for (const request of refused) {
      const { status } = await send({ ...request, method: request.operation.method });
      if (status >= 400) again.push(request);
    }
    const isSame = again.length === refused.length;
    refused = again;
    // Something was accepted this time: the tables may differ because of it.
    if (!isSame) continue;
    found = { refused: refused.length, changed: differences(before, await look.digest()) };
    if (found.changed.length === 0) return found;
  }
  return found;
}
