import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The key of the digests under which callers and addresses are counted and logged. It proves nothing: with it one could
 * find out which address a digest is of. It is separate from the signing secret, because every function of the API has
 * it.
 */
export class SubjectSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Hides callers and addresses in counts and logs',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'A new value breaks the search for an address in older logs, and nothing else: replace it by hand (docs/runbook.md).',
    );
  }

  /** Lets the function hide the subjects that it counts and logs. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ SUBJECT_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
