import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stripeCustomers } from '../../lib/stripe/stripe-customers.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';

let bed: PaymentBed;
beforeAll(async () => {
  bed = await paymentBed();
});
afterAll(() => bed.stop());

it('A customer is one at Stripe: of two made at once, which no key joined, all go by the first', async () => {
  const customerId = 'cus_0000000000000009';
  const table = bed.tables.payments;
  const pace = async () => undefined;
  // As when Stripe has forgotten the key of a first attempt, or each attempt has its own.
  const keyless = (before: () => Promise<unknown>) =>
    ({
      customers: {
        create: async (params: Stripe.CustomerCreateParams) => {
          await before();
          return bed.stripe.customers.create(params);
        },
      },
    }) as unknown as Stripe;
  const quick = stripeCustomers(bed.dynamo, { table, stripe: keyless(async () => {}), pace });
  const made: string[] = [];
  const stripe = keyless(async () => made.push(await quick.ensure(customerId)));
  const slow = stripeCustomers(bed.dynamo, { table, stripe, pace });
  const answer = await slow.ensure(customerId);
  expect([answer, await slow.find(customerId)]).toEqual([made[0], made[0]]);
});

it('A customer who was found to be gone is not kept by a function that had made them before that', async () => {
  const customerId = 'cus_0000000000000010';
  const table = bed.tables.payments;
  const pace = async () => undefined;
  let made = 0;
  const madeOnce = {
    customers: {
      create: async (params: Stripe.CustomerCreateParams) => {
        if (++made > 1) throw new Error('The function died here');
        return bed.stripe.customers.create(params);
      },
    },
  } as unknown as Stripe;
  const quick = stripeCustomers(bed.dynamo, { table, stripe: madeOnce, pace });
  const slowly = {
    customers: {
      create: async (params: Stripe.CustomerCreateParams) => {
        const gone = await quick.ensure(customerId);
        await expect(quick.renew(customerId, gone)).rejects.toThrow();
        return bed.stripe.customers.create(params);
      },
    },
  } as unknown as Stripe;
  const slow = stripeCustomers(bed.dynamo, { table, stripe: slowly, pace });
  await slow.ensure(customerId);
  expect(await slow.find(customerId)).toBeUndefined();
});
