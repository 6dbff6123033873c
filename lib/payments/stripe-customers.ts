import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type Stripe from 'stripe';
import type { CustomerId } from '../contract/ids.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';
import { failureOf } from './provider.ts';

/** Stripe repeats a failure of its own for a day to the key that met it; a few keys outlast any that ends. */
const keysToTry = 4;

const keyOf = (customerId: CustomerId) => ({ pk: customerId, sk: 'stripe' });

export type StripeCustomers = ReturnType<typeof stripeCustomers>;

/** Our customers at Stripe. Stripe learns our id and nothing else of them; what they type into its sheet is its own. */
export function stripeCustomers(
  dynamo: DynamoDBDocumentClient,
  { table, stripe, pace }: { table: string; stripe: Stripe; pace: Pace },
) {
  const find = async (customerId: CustomerId): Promise<string | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(customerId), ConsistentRead: true }),
    );
    return Item?.stripeCustomer as string | undefined;
  };

  /** A customer that a failed attempt made all the same stays at Stripe, without a method and unknown here. */
  const create = async (customerId: CustomerId, attempt = 0): Promise<Stripe.Customer> => {
    try {
      return await callStripe(pace, 'customers', () =>
        stripe.customers.create(
          { metadata: { customerId } },
          { idempotencyKey: `customer:${customerId}:${attempt}` },
        ),
      );
    } catch (error) {
      if (failureOf(error) !== 'broken' || attempt + 1 === keysToTry) throw error;
      return create(customerId, attempt + 1);
    }
  };

  return {
    /** Stripe's id of the customer, if they have one. */
    find,

    /** Stripe's id of the customer; made when it is wanted for the first time. */
    async ensure(customerId: CustomerId): Promise<string> {
      const known = await find(customerId);
      if (known) return known;
      const made = await create(customerId);
      try {
        await dynamo.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyOf(customerId), stripeCustomer: made.id },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return made.id;
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        return (await find(customerId)) ?? made.id;
      }
    },

    /** A key with which the app's PaymentSheet may see this customer for an hour, in the version that the app speaks. */
    async ephemeralKey(stripeCustomer: string, apiVersion: string): Promise<string> {
      const key = await callStripe(pace, 'ephemeral_keys', () =>
        stripe.ephemeralKeys.create({ customer: stripeCustomer }, { apiVersion }),
      );
      return key.secret ?? '';
    },
  };
}

/**
 * Deletes a customer at Stripe, and with them their payment methods. One who is gone already is as good. It is not
 * paced: people seldom ask to be forgotten, and a job that Stripe turns away comes again.
 */
export async function removeStripeCustomer(stripe: Stripe, stripeCustomer: string): Promise<void> {
  try {
    await stripe.customers.del(stripeCustomer);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'resource_missing') throw error;
  }
}
