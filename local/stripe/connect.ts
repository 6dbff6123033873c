import type { OutsideDouble, RunningDouble } from '../double.ts';
import { stripeCommands } from './commands.ts';
import { createStripe, type StripeDouble, type StripeOptions } from './index.ts';
import { keysOfDouble, type StripeKeys } from './keys.ts';

/** The choices for a local cloud's Stripe. */
export interface LocalStripeOptions {
  /** Keys of a real account in test mode, to use it instead of the double. */
  keys?: StripeKeys;
  /** Receives each request to the double. */
  onRequest?: StripeOptions['onRequest'];
}

/** The Stripe of a local cloud: the double, or a real account in test mode. */
export interface LocalStripe extends RunningDouble {
  /** Missing when the cloud uses Stripe itself, as is `url`. */
  double?: StripeDouble;
}

/** The app's address for webhooks. */
const WEBHOOK_PATH = '/v1/webhooks/stripe';

/** The output with the secret's name. An app without it does not use Stripe. */
const SECRET_OUTPUT = 'StripeSecretArn';

/** The double on its port, unless there are keys of a real account. */
export const stripe: OutsideDouble<LocalStripeOptions, LocalStripe> = {
  async start({ keys: real, onRequest } = {}, { state, port, log, undo }) {
    if (real) {
      return {
        environment: {},
        introduce: fillSecret(real),
        about: (apiUrl) => [
          'Stripe',
          `your account in test mode; webhooks by: stripe listen --forward-to ${apiUrl}${WEBHOOK_PATH}`,
        ],
      };
    }
    const keys = keysOfDouble(state);
    const { webhookSecret } = keys;
    const double = createStripe({ state, log, keys, webhookSecret, onRequest });
    undo.add(double.stop);
    const url = `http://127.0.0.1:${await double.listen(port)}`;
    return {
      double,
      url,
      environment: { STRIPE_API_URL: url },
      commands: (keep) => stripeCommands(double, keep),
      introduce: fillSecret(keys),
      call: (apiUrl) => double.sendWebhooksTo(apiUrl + WEBHOOK_PATH),
      about: () => ['Stripe', `${url}  (a double: pm_card_visa and the other test cards)`],
    };
  },
};

/** Puts the keys into the product's secret, as an operator does after the first deployment. */
const fillSecret =
  (keys: StripeKeys): NonNullable<RunningDouble['introduce']> =>
  (secrets, outputs) => {
    const secret = outputs[SECRET_OUTPUT];
    if (secret) secrets.put(secret, JSON.stringify(keys));
  };
