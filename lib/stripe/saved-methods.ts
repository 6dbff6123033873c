import type Stripe from 'stripe';
import type { CustomerId } from '../contract/ids.ts';
import type { SavedMethod } from '../contract/payment-method.ts';
import { toInstant } from '../platform/clock.ts';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';
import { failureOf } from './provider.ts';

/** The owner of a method. `nobody` when it was removed, or never saved. */
export type MethodOwner = { readonly customer: string } | 'nobody' | 'unknown';

export type SavedMethods = ReturnType<typeof savedMethods>;

/** The payment methods that customers save at Stripe. Only Stripe stores them. */
export function savedMethods(stripe: Stripe, { pace }: { readonly pace: Pace }) {
  const call = <T>(work: () => Promise<T>) => callStripe(pace, 'payment_methods', work);

  return {
    /**
     * Makes a SetupIntent. With its secret the app saves a method, for purchases that the customer makes in the app.
     * @param customerId ours, so that events about it name the customer
     */
    async setUp(customer: string, customerId: CustomerId): Promise<{ id: string; clientSecret: string }> {
      const setup = await callStripe(pace, 'setup_intents', () =>
        stripe.setupIntents.create({
          customer,
          usage: 'on_session',
          metadata: { customerId },
          automatic_payment_methods: { enabled: true },
        }),
      );
      return { id: setup.id, clientSecret: setup.client_secret ?? '' };
    },

    /** Ends a setup, so that no further card can be tried with it. Succeeds when it is already over. */
    async cancelSetUp(setupId: string): Promise<void> {
      try {
        await callStripe(pace, 'setup_intents', () => stripe.setupIntents.cancel(setupId));
      } catch (error) {
        if (failureOf(error) !== 'refused' && failureOf(error) !== 'changed') throw error;
      }
    },

    /** Returns the newest hundred, in one call. Each includes its customer, who has the default. */
    async list(customer: string): Promise<SavedMethod[]> {
      const { data } = await call(() =>
        stripe.paymentMethods.list({ customer, limit: 100, expand: ['data.customer'] }),
      );
      return data.map(toSavedMethod);
    },

    async ownerOf(methodId: string): Promise<MethodOwner> {
      try {
        const { customer } = await call(() => stripe.paymentMethods.retrieve(methodId));
        if (customer === null) return 'nobody';
        return { customer: typeof customer === 'string' ? customer : customer.id };
      } catch (error) {
        if (failureOf(error) === 'refused') return 'unknown';
        throw error;
      }
    },

    async makeDefault(customer: string, methodId: string): Promise<void> {
      await callStripe(pace, 'customers', () =>
        stripe.customers.update(customer, { invoice_settings: { default_payment_method: methodId } }),
      );
    },

    /** Detaches it from its customer for good. Stripe does not allow further payments with it. */
    async detach(methodId: string): Promise<void> {
      await call(() => stripe.paymentMethods.detach(methodId));
    },
  };
}

function toSavedMethod({ id, type, card, created, customer }: Stripe.PaymentMethod): SavedMethod {
  return {
    id,
    kind: type,
    ...(card && {
      card: {
        brand: card.brand,
        last4: card.last4,
        expiresMonth: card.exp_month,
        expiresYear: card.exp_year,
      },
    }),
    isDefault: defaultOf(customer) === id,
    createdAt: toInstant(created * 1_000),
  };
}

function defaultOf(customer: Stripe.PaymentMethod['customer']): string | undefined {
  if (customer === null || typeof customer === 'string' || customer.deleted) return undefined;
  const method = customer.invoice_settings.default_payment_method;
  return typeof method === 'string' ? method : method?.id;
}
