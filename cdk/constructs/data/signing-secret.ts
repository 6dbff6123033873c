import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The key that booking ids and the digests of e-mail addresses are derived from. CloudFormation names the secret,
 * because a deleted secret's name stays taken.
 */
export class SigningSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Derives booking ids and digests of e-mail addresses',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'Booking ids are derived from it: a new key would make retries into new orders and known ids into 404.',
    );
  }

  /** Lets the function read the key. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ SIGNING_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
