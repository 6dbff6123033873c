import { describe, expect, it } from 'vitest';
import { throughContention } from '../../../lib/deals/write-deal.ts';
import { TransactionCanceledException } from '../../../lib/platform/documents/failures.ts';

const cancelledBy = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** Waits nothing. */
const random = { bytes: () => new Uint8Array(), fraction: () => 0 };

/** Fails so often with this error, then succeeds. */
const failing = (times: number, error: Error) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw error;
    return 'written';
  };
};

describe('throughContention', () => {
  it('writes again while a hot sale is writing the same stock', async () => {
    const conflict = cancelledBy('None', 'TransactionConflict');
    expect(await throughContention({ random }, failing(10, conflict))).toBe('written');
  });

  it('says unavailable when the sale does not let it through', async () => {
    const conflict = cancelledBy('None', 'TransactionConflict');
    await expect(throughContention({ random }, failing(99, conflict))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('does not repeat a write whose condition failed', async () => {
    const lost = cancelledBy('ConditionalCheckFailed', 'TransactionConflict');
    await expect(throughContention({ random }, failing(1, lost))).rejects.toBe(lost);
  });
});
