import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** The fields that `lib/stripe/stripe.ts` reads. */
const empty = { secretKey: '', publishableKey: '', webhookSecret: '' };

/**
 * The keys of the stage's Stripe account. A deployment creates the secret with empty fields, and an operator fills them
 * once. No later deployment changes them as long as the template of the value is unchanged: CloudFormation generates a
 * value again only when its template changes.
 */
export class StripeSecret extends Construct {
  readonly secret: Secret;
  readonly #callsPerSecond: string;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.#callsPerSecond = String(platform.stage.stripeCallsPerSecond);
    this.secret = new Secret(this, 'Secret', {
      description: 'Keys of the Stripe account; docs/runbook.md#stripe-keys says how to put them here',
      // Fields require a generated field. Nothing reads this one.
      generateSecretString: { secretStringTemplate: JSON.stringify(empty), generateStringKey: 'placeholder' },
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'Stripe makes the keys, and rolls them in its dashboard with a time in which both work; nothing here could.',
    );
  }

  /** Lets the function read the keys. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ STRIPE_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };

  /** Lets the function call Stripe, within the rate of all functions together. */
  readonly call: Grant = (fn) => {
    this.read(fn);
    fn.setEnvironment({ STRIPE_CALLS_PER_SECOND: this.#callsPerSecond });
  };
}
