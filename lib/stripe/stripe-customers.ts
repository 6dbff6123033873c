import type Stripe from 'stripe';
import type { CustomerId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';
import { failureOf } from './provider.ts';

/** Stripe repeats its own failure for a day to the same key. A few keys are enough for any temporary failure. */
const keysToTry = 4;

const keyOf = (customerId: CustomerId) => ({ pk: customerId, sk: 'stripe' });

interface Kept {
  readonly stripeCustomer?: string;
  /**
   * The number of deleted predecessors. Another customer is another request, and Stripe must not repeat the answer
   * about the last.
   */
  readonly generation?: number;
}

/** Returns whether Stripe has a customer for ours, for functions without rights at Stripe. */
export const hasStripeCustomer =
  (dynamo: DynamoDBDocumentClient, table: string) =>
  async (customerId: CustomerId): Promise<boolean> => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: keyOf(customerId) }));
    return (Item as Kept | undefined)?.stripeCustomer !== undefined;
  };

export type StripeCustomers = ReturnType<typeof stripeCustomers>;

/** Our customers at Stripe. Stripe gets only our id from us. Data that customers type into its sheet is Stripe's own. */
export function stripeCustomers(
  dynamo: DynamoDBDocumentClient,
  { table, stripe, pace }: { table: string; stripe: Stripe; pace: Pace },
) {
  const read = async (customerId: CustomerId): Promise<Kept> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(customerId), ConsistentRead: true }),
    );
    return Item ?? {};
  };
  const find = async (customerId: CustomerId) => (await read(customerId)).stripeCustomer;

  /** If a failed attempt created a customer all the same, that customer stays at Stripe without a method and unknown here. */
  const create = async (customerId: CustomerId, name: string, attempt = 0): Promise<Stripe.Customer> => {
    try {
      return await callStripe(pace, 'customers', () =>
        stripe.customers.create({ metadata: { customerId } }, { idempotencyKey: `${name}:${attempt}` }),
      );
    } catch (error) {
      if (failureOf(error) !== 'broken' || attempt + 1 === keysToTry) throw error;
      return create(customerId, name, attempt + 1);
    }
  };

  /** @returns false when another request was faster. */
  const write = async (update: Omit<UpdateCommand['input'], 'TableName'>): Promise<boolean> => {
    try {
      await dynamo.send(new UpdateCommand({ TableName: table, ...update }));
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };

  /** Creates a customer with a key of our own customer, so concurrent calls get the same one. */
  const ensure = async (customerId: CustomerId): Promise<string> => {
    const { stripeCustomer, generation = 0 } = await read(customerId);
    if (stripeCustomer) return stripeCustomer;
    const made = await create(customerId, `customer:${customerId}:${generation}`);
    const kept = await write({
      Key: keyOf(customerId),
      UpdateExpression: 'SET stripeCustomer = :made, generation = :generation',
      ConditionExpression:
        'attribute_not_exists(stripeCustomer) AND (attribute_not_exists(generation) OR generation = :generation)',
      ExpressionAttributeValues: { ':made': made.id, ':generation': generation },
    });
    return kept ? made.id : ((await find(customerId)) ?? made.id);
  };

  /** Creates another customer in place of one that Stripe no longer has. Of many concurrent requests, one does it. */
  const renew = async (customerId: CustomerId, gone: string): Promise<string> => {
    await write({
      Key: keyOf(customerId),
      UpdateExpression: 'REMOVE stripeCustomer ADD generation :one',
      ConditionExpression: 'stripeCustomer = :gone',
      ExpressionAttributeValues: { ':gone': gone, ':one': 1 },
    });
    return ensure(customerId);
  };

  return {
    /** Returns Stripe's id of the customer, if they have one. */
    find,

    /** Returns Stripe's id of the customer. Creates it at its first use. */
    ensure,

    renew,

    /** Runs an action for the customer. When Stripe no longer has them, runs it once more for a new one. */
    async inNameOf<T>(customerId: CustomerId, work: (stripeCustomer: string) => Promise<T>): Promise<T> {
      const stripeCustomer = await ensure(customerId);
      try {
        return await work(stripeCustomer);
      } catch (error) {
        if (failureOf(error) !== 'gone') throw error;
        return work(await renew(customerId, stripeCustomer));
      }
    },

    /** Returns a key with which the app's PaymentSheet may see this customer for an hour, in the app's API version. */
    async ephemeralKey(stripeCustomer: string, apiVersion: string): Promise<string> {
      const key = await callStripe(pace, 'ephemeral_keys', () =>
        stripe.ephemeralKeys.create({ customer: stripeCustomer }, { apiVersion }),
      );
      return key.secret ?? '';
    },
  };
}

/**
 * Deletes a customer at Stripe, with their payment methods. Succeeds when the customer is already gone. It is not
 * paced, because erasures are rare, and a job that Stripe turns away comes again.
 */
export async function removeStripeCustomer(stripe: Stripe, stripeCustomer: string): Promise<void> {
  try {
    await stripe.customers.del(stripeCustomer);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'resource_missing') throw error;
  }
}
