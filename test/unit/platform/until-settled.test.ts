import { describe, expect, it } from 'vitest';
import { TransactionCanceledException } from '../../../lib/platform/documents/failures.ts';
import { untilSettled } from '../../../lib/platform/until-settled.ts';

/** Waits nothing. */
const random = { bytes: () => new Uint8Array(), fraction: () => 0 };
const busy = 'Others keep changing it.';
const conflict = new TransactionCanceledException({
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

  it('waits before each retry after a lost race where a backoff is given', async () => {
    const drawn: number[] = [];
    const waits = { ...random, fraction: () => drawn.push(0) - 1 };
    const races = { attempts: 3, baseMs: 1, capMs: 1 };
    const lost = async () => undefined;
    await expect(untilSettled({ random: waits, busy, races, retryAfter: 2 }, lost)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfter: 2,
    });
    expect(drawn).toHaveLength(2);
  });

  it('counts contention as a lost race where it is told so: all rounds together are one number', async () => {
    let attempts = 0;
    const attempt = async () => {
      if (attempts++ % 2 === 0) throw conflict;
      return undefined;
    };
    const patience = { random, busy, races: contention, contention: 'race' } as const;
    await expect(untilSettled(patience, attempt)).rejects.toMatchObject({
      code: 'unavailable',
      cause: conflict,
    });
    expect(attempts).toBe(contention.attempts);
    let conflicts = 2;
    expect(
      await untilSettled(patience, async () => (conflicts-- > 0 ? Promise.reject(conflict) : 'settled')),
    ).toBe('settled');
  });

  it('throws any other error as it comes', async () => {
    const away = new Error('away');
    const patience = { random, busy, contention: 'race' } as const;
    await expect(untilSettled(patience, () => Promise.reject(away))).rejects.toBe(away);
  });
});
