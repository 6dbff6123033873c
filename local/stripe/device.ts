import type Stripe from 'stripe';

/** The data from our API for an app's PaymentSheet. */
export interface Sheet {
  publishableKey: string;
  /** The client secret of a PaymentIntent or a SetupIntent. */
  clientSecret: string;
}

/** The buyer's way of paying. */
export interface Purse {
  /** A test card: `pm_card_visa`, or a number such as `4000002760003184`. */
  card: string;
  /** The buyer's action when 3D Secure asks. They pass it by default. */
  challenge?: 'succeed' | 'fail' | 'abandon';
}

/** The intent's status afterwards, and the reason of a decline. */
export interface Paid {
  id: string;
  status: Stripe.PaymentIntent.Status | Stripe.SetupIntent.Status;
  code?: string;
  declineCode?: string;
}

/** A phone with the PaymentSheet. */
export interface Device {
  /**
   * Confirms as the PaymentSheet does: with the publishable key and the client secret, and then 3D Secure.
   * @throws TypeError when the connection breaks, Error when Stripe refuses the request itself.
   */
  pay(sheet: Sheet, purse: Purse): Promise<Paid>;
  /** Returns the intent's status. */
  look(sheet: Sheet): Promise<Paid>;
}

type Intent = Pick<Stripe.PaymentIntent, 'id' | 'status' | 'last_payment_error'> &
  Partial<Pick<Stripe.SetupIntent, 'last_setup_error'>>;

/** Completes 3D Secure: the double, or `RemoteStripe`. */
interface Bank {
  completeAction(id: string, outcome: 'succeed' | 'fail'): unknown;
}

/** A buyer's phone at a Stripe. It knows only what our API gave it. */
export function device(stripeUrl: string, bank: Bank): Device {
  const at = ({ clientSecret }: Sheet): string => {
    const id = clientSecret.slice(0, clientSecret.indexOf('_secret_'));
    return `${stripeUrl}/v1/${id.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${id}`;
  };
  const look = async (sheet: Sheet): Promise<Paid> =>
    outcomeOf(await call(`${at(sheet)}?client_secret=${sheet.clientSecret}`, sheet));
  return {
    look,
    async pay(sheet, { card, challenge = 'succeed' }) {
      const form = new URLSearchParams({ client_secret: sheet.clientSecret, use_stripe_sdk: 'true' });
      for (const [name, value] of Object.entries(methodOf(card))) form.set(name, value);
      const paid = outcomeOf(await call(`${at(sheet)}/confirm`, sheet, form));
      if (paid.status !== 'requires_action' || challenge === 'abandon') return paid;
      await bank.completeAction(paid.id, challenge);
      return look(sheet);
    },
  };
}

const methodOf = (card: string): Record<string, string> =>
  card.startsWith('pm_')
    ? { payment_method: card }
    : {
        'payment_method_data[type]': 'card',
        'payment_method_data[card][number]': card,
        'payment_method_data[card][exp_month]': '12',
        'payment_method_data[card][exp_year]': '2034',
        'payment_method_data[card][cvc]': '123',
      };

/** A decline is an outcome: Stripe answers 402 with the intent in it. */
async function call(url: string, { publishableKey }: Sheet, form?: URLSearchParams): Promise<Intent> {
  const response = await fetch(url, {
    ...(form ? { method: 'POST', body: form } : {}),
    headers: { authorization: `Bearer ${publishableKey}` },
  });
  const body = (await response.json()) as Intent & { error?: Stripe.StripeRawError };
  if (response.ok) return body;
  const intent = (body.error?.payment_intent ?? body.error?.setup_intent) as Intent | undefined;
  if (response.status === 402 && intent) return intent;
  throw new Error(`Stripe refuses with ${response.status}: ${body.error?.message}`);
}

function outcomeOf({ id, status, last_payment_error, last_setup_error }: Intent): Paid {
  const { code, decline_code: declineCode } = last_payment_error ?? last_setup_error ?? {};
  return { id, status, ...(code ? { code } : {}), ...(declineCode ? { declineCode } : {}) };
}
