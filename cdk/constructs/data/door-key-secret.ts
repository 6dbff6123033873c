import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The texts that the keys of redeem codes are made of. It is separate from the signing secret, so that a key can be
 * changed (`npm run rotate-door-key`) without a change of booking ids.
 */
export class DoorKeySecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs the codes that buyers show at the door',
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
      'It rotates by a command: doors without a network must know the next key a day before it signs.',
    );
  }

  /** Lets the function sign and check codes. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ DOOR_KEY_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
