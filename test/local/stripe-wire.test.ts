import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateStore } from '../../local/state.ts';
import type { RequestFault } from '../../local/stripe/faults.ts';
import { memoryState } from './event-test-bed.ts';
import { refusal, type StripeBed, startStripe } from './stripe-bed.ts';

let bed: StripeBed;
beforeEach(async () => {
  bed = await startStripe();
});
afterEach(() => bed.double.stop());

const make = (idempotencyKey?: string, amount = 1000, client = bed.stripe) =>
  client.paymentIntents.create({ amount, currency: 'eur' }, idempotencyKey ? { idempotencyKey } : {});
const count = async () => (await bed.stripe.paymentIntents.list({ limit: 100 })).data.length;
const strike = (fault: RequestFault, more = {}) =>
  bed.double.faults.request({ fault, times: 1, when: ({ method }) => method === 'POST', ...more });

describe('idempotency keys', () => {
  it('replay the first answer to the same request', async () => {
    const first = await make('k');
    const second = await make('k');
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(await count()).toBe(1);
  });

  it('are refused for another request', async () => {
    await make('k');
    expect(await refusal(make('k', 2000))).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    const elsewhere = refusal(bed.stripe.customers.create({}, { idempotencyKey: 'k' }));
    expect((await elsewhere).type).toBe('StripeIdempotencyError');
  });

  it('are kept as one with the effect of their request', async () => {
    const apart: string[] = [];
    let together = false;
    const memory = memoryState();
    const state: StateStore = {
      ...memory,
      set: (key, value) => {
        if (!together) apart.push(key);
        memory.set(key, value);
      },
      together: (work) => {
        together = true;
        try {
          return work();
        } finally {
          together = false;
        }
      },
    };
    const kept = await startStripe({ state });
    await make('k', 1000, kept.stripe);
    await kept.double.stop();
    expect(memory.keys('stripe').map((key) => key.split('/').at(-2))).toEqual(
      expect.arrayContaining(['acct_local', 'event', 'payment_intent']),
    );
    expect(apart).toEqual([]);
  });

  it('are locked while their request is under way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    strike('hold', { until: promise, when: () => began.resolve() ?? true });
    const first = make('k');
    await began.promise;
    expect(await refusal(make('k'))).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    resolve();
    expect((await make('k')).id).toBe((await first).id);
  });

  it('replay a decline, and a 500 whether it had an effect or not', async () => {
    for (const fault of ['error_before', 'error_after'] as const) {
      strike(fault);
      expect(await refusal(make(fault))).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
      const replay = await refusal(make(fault));
      expect(replay.statusCode).toBe(500);
      expect(replay.headers?.['idempotent-replayed']).toBe('true');
    }
    expect(await count()).toBe(1);
  });

  it('are free again when validation refused the request, and belong to one account', async () => {
    expect((await refusal(make('k', -1))).code).toBe('parameter_invalid_integer');
    const ours = await make('k');
    const theirs = await bed.stripe.paymentIntents.create(
      { amount: 1000, currency: 'eur' },
      { idempotencyKey: 'k', stripeAccount: 'acct_other' },
    );
    expect(theirs.id).not.toBe(ours.id);
    expect((await refusal(bed.stripe.paymentIntents.retrieve(theirs.id))).statusCode).toBe(404);
  });
});

describe('fault switches', () => {
  it('time out before the effect, or after it so that a retry finds it', async () => {
    const hasty = bed.client('sk_test_x', { timeout: 150 });
    strike('timeout_before');
    expect((await refusal(make('before', 1000, hasty))).type).toBe('StripeConnectionError');
    expect(await count()).toBe(0);
    strike('timeout_after');
    expect((await refusal(make('after', 1000, hasty))).type).toBe('StripeConnectionError');
    expect(await count()).toBe(1);
    expect((await make('after')).lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await count()).toBe(1);
  });

  it('limit the rate without keeping the key', async () => {
    strike('rate_limit');
    expect(await refusal(make('k'))).toMatchObject({ type: 'StripeRateLimitError', code: 'rate_limit' });
    expect((await make('k')).object).toBe('payment_intent');
  });

  it('break the connection when they shall not wait for the caller to give up', async () => {
    // The SDK tries once more by itself when a connection breaks.
    strike('timeout_after', { ms: 20, times: 2 });
    expect(await refusal(make('k'))).toMatchObject({ type: 'StripeConnectionError' });
    expect(await count()).toBe(1);
  });

  it('strike only the requests that a rule describes', async () => {
    const { faults } = bed.double;
    const rule = { fault: 'rate_limit', method: 'POST', caller: 'server' } as const;
    const remove = faults.request({ ...rule, path: '/v1/payment_intents/*/capture', mentions: 'key-of-7' });
    const intent = await make();
    const capture = (idempotencyKey: string) =>
      refusal(bed.stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey }));
    expect((await capture('key-of-8')).code).toBe('payment_intent_unexpected_state');
    expect((await capture('key-of-7')).code).toBe('rate_limit');
    remove();
    expect((await capture('key-of-7')).code).toBe('payment_intent_unexpected_state');
    faults.request({ fault: 'rate_limit', caller: 'client' });
    expect((await make()).object).toBe('payment_intent');
    const app = refusal(bed.client('pk_test_x').paymentIntents.retrieve(intent.id));
    expect((await app).code).toBe('rate_limit');
  });

  it('limit the rate to so many a second', async () => {
    bed.double.faults.request({ fault: 'rate_limit', above: 2, path: '/v1/payment_intents' });
    const outcomes = async () => {
      const calls = await Promise.allSettled([make(), make(), make(), make()]);
      return calls.map(({ status }) => status).sort();
    };
    const limited = ['fulfilled', 'fulfilled', 'rejected', 'rejected'];
    expect(await outcomes()).toEqual(limited);
    bed.clock.ms += 1000;
    expect(await outcomes()).toEqual(limited);
    expect((await bed.stripe.customers.list()).object).toBe('list');
  });

  it('strike by chance as the seed says', async () => {
    const outcomes = async (seed: number) => {
      const seeded = await startStripe({ seed: 1 });
      seeded.double.faults.reseed(seed);
      seeded.double.faults.request({ fault: 'rate_limit', probability: 0.5 });
      const results: boolean[] = [];
      for (let turn = 0; turn < 20; turn += 1)
        results.push(
          await seeded.stripe.events.list().then(
            () => true,
            () => false,
          ),
        );
      await seeded.double.stop();
      return results;
    };
    const first = await outcomes(7);
    expect(new Set(first).size).toBe(2);
    expect(await outcomes(7)).toEqual(first);
  });
});

describe('lists', () => {
  it('page by cursor and by time', async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      ids.unshift((await make()).id);
      bed.clock.ms += 10_000;
    }
    const page = await bed.stripe.paymentIntents.list({ limit: 2 });
    expect(page).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' });
    const all = await bed.stripe.paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(ids);
    const since = await bed.stripe.paymentIntents.list({
      created: { gte: 1_800_000_020, lt: 1_800_000_040 },
    });
    expect(since.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    const before = await bed.stripe.paymentIntents.list({ limit: 1, ending_before: ids[2] ?? '' });
    expect(before.data.map(({ id }) => id)).toEqual([ids[1]]);
  });
});
