import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { untilSettled } from '../../../lib/platform/until-settled.ts';

/** Waits nothing. */
const random = { bytes: () => new Uint8Array(), fraction: () => 0 };
const busy = 'Others keep changing it.';
const conflict = new TransactionCanceledException({
  $metadata: {},
  message: 'cancelled',
  CancellationReasons: [{ Code: 'TransactionConflict' }],
});
const contention = { attempts: 3, baseMs: 1, capMs: 1 };

describe('untilSettled', () => {
  it('reads and decides again after a lost race', async () => {
    let races = 3;
    const attempt = async () => (races-- > 0 ? undefined : 'settled');
    expect(await untilSettled({ random, busy }, attempt)).toBe('settled');
  });

  it('answers unavailable in the words of the caller when every race is lost', async () => {
    let attempts = 0;
    const attempt = async () => void attempts++;
    await expect(untilSettled({ random, busy, races: 4 }, attempt)).rejects.toMatchObject({
      code: 'unavailable',
      message: busy,
    });
    expect(attempts).toBe(4);
  });

  it('waits out contention where it is told how, and throws it as it comes elsewhere', async () => {
    let conflicts = 2;
    const attempt = async () => {
      if (conflicts-- > 0) throw conflict;
      return 'settled';
    };
    expect(await untilSettled({ random, busy, contention }, attempt)).toBe('settled');
    const endless = async () => {
      throw conflict;
    };
    await expect(untilSettled({ random, busy }, endless)).rejects.toBe(conflict);
    await expect(untilSettled({ random, busy, contention }, endless)).rejects.toMatchObject({
      code: 'unavailable',
      cause: conflict,
    });
  });
});
