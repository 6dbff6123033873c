import type { StockId } from '../contract/ids.ts';
import type { WaitingEnd } from '../contract/waiting.ts';
import { withBackoff } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import type { WaitingRepository } from './repository.ts';

interface Deps {
  readonly waiting: Pick<WaitingRepository, 'line' | 'leave'>;
  readonly random: Random;
}

const width = 8;
const contention = { attempts: 8, baseMs: 20, capMs: 400 } as const;

/**
 * Ends every entry of a line. Each is a transaction of its own, so an entry that gets an offer or leaves meanwhile stays
 * as that made it.
 * @throws the first error, once the others are done: what is left is ended the next time
 */
export async function endEntries(
  { waiting, random }: Deps,
  stockId: StockId,
  { end, now }: { readonly end: WaitingEnd; readonly now: number },
): Promise<number> {
  let ended = 0;
  for await (const places of waiting.line(stockId)) {
    const outcomes = await inParallel(places, width, (place) =>
      withBackoff(
        () => waiting.leave(place, { status: 'ended', end }, now),
        isContention,
        contention,
        random,
      ),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    ended += places.length;
  }
  return ended;
}
