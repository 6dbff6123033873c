import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The secret that CloudFront sends with each request, and that the functions behind the API check. An HTTP API has no
 * policy and no firewall of its own. Without the secret, any caller could go around the edge.
 */
export class OriginLock extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description:
        'Shows that a request came through CloudFront; holds the current proof and the previous one',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        passwordLength: 64,
        // The secret becomes a header value and is written in XML.
        excludePunctuation: true,
      },
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'It rotates: the schedule is in the stack of the edge, which knows the distribution that has to follow.',
    );
  }

  /** Locks the function: it refuses requests that did not come through the edge. */
  readonly read: Grant = (fn) => {
    fn.setEnvironment({ EDGE_SECRET_ARN: this.secret.secretArn });
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  };
}
