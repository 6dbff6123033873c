import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The current and the previous key of guest tokens. Only functions that make or check tokens have it. It can therefore
 * be changed (`npm run rotate-guest-key`) without a change of booking ids.
 */
export class GuestTokenSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Keys of guest tokens: the current one and the previous one',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'It rotates by a command: the key before is needed for as long as ended tokens may be renewed, 30 days.',
    );
  }

  /** Lets the function make and check guest tokens. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ GUEST_TOKEN_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
