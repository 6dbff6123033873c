import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** The key that Cloudflare publishes for tests. It accepts every token, so it protects nothing. */
const publicTestKey = '1x0000000000000000000000000000000AA';

/**
 * The secret key of the challenge widget. dev has the key that Cloudflare publishes for tests. Elsewhere the key is
 * generated, and no challenge passes until an operator puts the real one in (docs/runbook.md, challenge-outage).
 */
export class ChallengeSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    const { stage } = platform;
    this.secret = new Secret(this, 'Secret', {
      description: 'Secret key of the challenge widget',
      removalPolicy: stage.removalPolicy,
      ...(stage.name === 'dev' && { secretStringValue: SecretValue.unsafePlainText(publicTestKey) }),
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'Cloudflare issues the key and rotates it in its own console; a rotation here would only break it.',
    );
  }

  /** Lets the function check challenges. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ CHALLENGE_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
