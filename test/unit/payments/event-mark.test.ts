import { expect, it } from 'vitest';
import { webhookEventDays } from '../../../lib/contract/webhook-event.ts';
import { putEventMark } from '../../../lib/payments/payment-writes.ts';

const day = 86_400;
/** Days for which SQS keeps a message at most, and by which TTL may be late. */
const [queue, late] = [14, 2];

it('an event is known as handled for as long as staff can put it back, so a refused card is counted once', () => {
  const now = Date.parse('2026-12-24T12:00:00Z');
  const ttl = Number(putEventMark('payments', 'evt_1', now).Put?.Item?.ttl);
  expect(ttl - now / 1_000).toBeGreaterThanOrEqual((webhookEventDays + queue + late) * day);
});
