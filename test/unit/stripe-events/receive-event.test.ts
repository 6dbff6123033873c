import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { readStripeEvent } from '../../../lib/stripe-events/receive.ts';

const secret = 'whsec_test';
const now = Date.parse('2026-12-24T18:00:00.000Z');
const payload = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'payment_intent.succeeded',
  created: now / 1_000,
  data: { object: { id: 'pi_1', object: 'payment_intent', receipt_email: 'mara@example.com' } },
});
const read = (seconds: number, body = payload) =>
  readStripeEvent(Buffer.from(body), {
    signature: Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: now / 1_000 + seconds,
    }),
    secret,
    receivedAt: now,
  });

describe('readStripeEvent', () => {
  it.each([-300, 0, 300])(
    'takes an event that was signed %i seconds from now, without what is personal',
    (at) => {
      expect(read(at)).toMatchObject({ id: 'evt_1', data: { object: { id: 'pi_1' } } });
      expect(JSON.stringify(read(at))).not.toContain('mara');
    },
  );

  it.each([-301, 301, 600, 86_400])('refuses one that was signed %i seconds from now', (at) => {
    expect(() => read(at)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('refuses another body than the one that was signed', () => {
    expect(() => read(0, payload.replace('pi_1', 'pi_2'))).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });
});
