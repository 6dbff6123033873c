import type { CustomerId } from '../contract/ids.ts';
import type { SetupSheet } from '../contract/payment-method.ts';
import type { SavedMethods } from './saved-methods.ts';
import type { StripeCustomers } from './stripe-customers.ts';

interface Deps {
  readonly customers: Pick<StripeCustomers, 'inNameOf' | 'ephemeralKey'>;
  readonly methods: Pick<SavedMethods, 'setUp'>;
  readonly publishableKey: string;
}

/** Begins to save a payment method. @param stripeVersion the version that the app's SDK speaks, if it wants a key */
export async function setUpMethod(
  { customers, methods, publishableKey }: Deps,
  id: CustomerId,
  stripeVersion?: string,
): Promise<SetupSheet> {
  return customers.inNameOf(id, async (customer) => {
    const [clientSecret, ephemeralKey] = await Promise.all([
      methods.setUp(customer),
      stripeVersion === undefined ? undefined : customers.ephemeralKey(customer, stripeVersion),
    ]);
    return { clientSecret, publishableKey, customer, ...(ephemeralKey !== undefined && { ephemeralKey }) };
  });
}
