import type { RefusedCards } from '../payments/refused-cards.ts';
import { logger } from '../platform/logger.ts';
import { decideDeclines } from './decide-declines.ts';
import type { DeclineCounts } from './declines.ts';
import type { MarkLog } from './mark-log.ts';
import type { AbusePolicy } from './policy.ts';

interface Deps {
  /** Limits payments and setups. A refusal counts at once. */
  readonly declines: Pick<DeclineCounts, 'note'>;
  /** Adds to the risk of orders, within half a minute. */
  readonly marks: Pick<MarkLog, 'note'>;
  readonly policy: AbusePolicy['declines'];
}

/** Makes the counters that the payments use. */
export const refusedCards = ({ declines, marks, policy }: Deps): RefusedCards => ({
  async note(refused) {
    const [counts] = await Promise.all([declines.note(refused), marks.note('declined', [refused])]);
    const isTooMany = decideDeclines(counts, policy).kind === 'refuse';
    if (isTooMany) logger.warn('too many cards refused', { kind: refused.buyerId.slice(0, 3) });
    return isTooMany;
  },
});
