import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** The fields, as `lib/stripe/stripe.ts` reads them. */
const empty = { secretKey: '', publishableKey: '', webhookSecret: '' };

/**
 * The keys of the stage's Stripe account. A deployment makes the secret with empty fields; an operator fills them
 * once, and no later deployment touches them as long as the template of the value stays as it is:
 * CloudFormation generates a value again only when that changes.
 */
export class StripeSecret extends Construct {
  readonly secret: Secret;
  readonly #callsPerSecond: string;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.#callsPerSecond = String(platform.stage.stripeCallsPerSecond);
    this.secret = new Secret(this, 'Secret', {
      description: 'Keys of the Stripe account; docs/runbook.md#stripe-keys says how to put them here',
      // It takes a generated field to have fields at all; nobody reads this one.
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

  /** Lets the function call Stripe, as often as all of them together may. */
  readonly call: Grant = (fn) => {
    this.read(fn);
    fn.setEnvironment({ STRIPE_CALLS_PER_SECOND: this.#callsPerSecond });
  };
}
