import { Duration, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { OriginLock } from './origin-lock.ts';

export interface RotationProps {
  readonly platform: Platform;
  readonly lock: OriginLock;
  readonly distribution: Distribution;
  readonly firewallArn: string;
  readonly days: number;
}

/** Gives the distribution a new proof every `rotationDays` days. */
export class Rotation extends Construct {
  constructor(scope: Construct, id: string, props: RotationProps) {
    super(scope, id);
    const { platform, lock, distribution, firewallArn, days } = props;
    const name = 'rotate-origin-secret';
    const fn = new BackendFunction(this, 'Function', {
      platform,
      entry: `schedules/${name}`,
      purpose: 'Gives the distribution a new secret to show to the API',
      capability: 'edge',
      // The function waits until every function can know the new proof.
      timeout: Duration.seconds(50),
    });
    lock.read(fn);
    fn.allow(
      [
        'secretsmanager:DescribeSecret',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      [lock.secret.secretArn],
    );
    fn.setEnvironment({ DISTRIBUTION_ID: distribution.distributionId });
    fn.allow(
      ['cloudfront:GetDistribution', 'cloudfront:GetDistributionConfig', 'cloudfront:UpdateDistribution'],
      [distribution.distributionArn],
    );
    // CloudFront checks that its caller may read the firewall that the new configuration names, changed or not.
    fn.allow(['wafv2:GetWebACL'], [firewallArn]);
    fn.lambda.addPermission('FromSecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
    });
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: lock.secret.secretArn,
      rotationLambdaArn: fn.lambda.functionArn,
      rotationRules: { automaticallyAfterDays: days },
      // The first distribution was just created with the first secret.
      rotateImmediatelyOnUpdate: false,
    });
    schedule.node.addDependency(fn.lambda, fn.role);
    watchFunction(platform, fn);
  }
}
