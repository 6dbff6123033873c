import { Aws, Duration } from 'aws-cdk-lib';
import {
  FeaturePlan,
  ManagedLoginVersion,
  type PasswordPolicy,
  StandardThreatProtectionMode,
  type UserPool,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Stage } from '../../stages.ts';

/** Long and mixed; an invitation's password lasts three days. */
export const passwordPolicy: PasswordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  tempPasswordValidity: Duration.days(3),
};

/** What the stage says about protecting and keeping a pool. */
export const protection = (stage: Stage): Partial<UserPoolProps> => ({
  deletionProtection: stage.deletionProtection,
  removalPolicy: stage.removalPolicy,
  ...(stage.threatProtection
    ? {
        featurePlan: FeaturePlan.PLUS,
        standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      }
    : { featurePlan: FeaturePlan.ESSENTIALS }),
});

/** The hosted sign-in. Its prefix is unique in a region over all accounts, so it carries ours. */
export function signInPage(pool: UserPool, stage: Stage, audience: string): void {
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `stampede-${stage.name}-${audience}-${Aws.ACCOUNT_ID}` },
    managedLoginVersion: ManagedLoginVersion.CLASSIC_HOSTED_UI,
  });
}
