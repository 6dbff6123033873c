import { describe, expect, it } from 'vitest';
import { hasJava } from '../../unit/native/compile-kotlin.ts';
import { runKotlin } from '../../unit/native/run-kotlin.ts';
import { publish, soon } from './client.ts';
import { cloud } from './cloud.ts';

describe.skipIf(!hasJava)('the Kotlin client on a JVM (skipped without java on the PATH)', () => {
  it('buys as a guest, pays, and reads what it bought', { timeout: 240_000 }, async () => {
    const { id } = await publish({
      startsAt: soon(-1_000),
      price: { amountMinor: 1_950, currency: 'EUR' },
    });
    expect(await runKotlin('stampede.Buy', cloud.apiUrl, cloud.stripeUrl, id)).toEqual([
      'deal live €19.50',
      'placed held, the same again: true',
      'paid confirmed 2 €39.00',
      'listed true',
      'refused NotFoundException',
    ]);
  });
});
