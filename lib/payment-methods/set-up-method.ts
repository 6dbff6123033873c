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
  /** The origin of the request. A refused card counts against it. */
  readonly traces: Traces;
  /** The API version of the app's SDK, if it needs a key. */
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
    // Stored before the app has the secret, so that every refused card can be counted.
    await setups.begin(id, traces);
    return { clientSecret, publishableKey, customer, ...(ephemeralKey !== undefined && { ephemeralKey }) };
  });
}
