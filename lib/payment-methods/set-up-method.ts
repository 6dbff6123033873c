import type { Traces } from '../bookings/order.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { SetupSheet } from '../contract/payment-method.ts';
import type { SavedMethods } from '../stripe/saved-methods.ts';
import type { StripeCustomers } from '../stripe/stripe-customers.ts';
import type { SetupRecords } from './setup-records.ts';

interface Deps {
  readonly customers: Pick<StripeCustomers, 'inNameOf' | 'ephemeralKey'>;
  readonly methods: Pick<SavedMethods, 'setUp'>;
  readonly setups: Pick<SetupRecords, 'begin'>;
  readonly publishableKey: string;
}

export interface SetupWish {
  readonly customerId: CustomerId;
  /** Where the wish comes from: a card that is refused counts against it. */
  readonly traces: Traces;
  /** The version that the app's SDK speaks, if it wants a key. */
  readonly stripeVersion?: string | undefined;
}

/** Begins to save a payment method. */
export async function setUpMethod(
  { customers, methods, setups, publishableKey }: Deps,
  { customerId, traces, stripeVersion }: SetupWish,
): Promise<SetupSheet> {
  return customers.inNameOf(customerId, async (customer) => {
    const [{ id, clientSecret }, ephemeralKey] = await Promise.all([
      methods.setUp(customer, customerId),
      stripeVersion === undefined ? undefined : customers.ephemeralKey(customer, stripeVersion),
    ]);
    // Before the app has the secret: no card is refused that nobody knows of.
    await setups.begin(id, traces);
    return { clientSecret, publishableKey, customer, ...(ephemeralKey !== undefined && { ephemeralKey }) };
  });
}
