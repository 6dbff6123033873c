import { Aws, Duration } from 'aws-cdk-lib';
import {
  FeaturePlan,
  ManagedLoginVersion,
  PasskeyUserVerification,
  type PasswordPolicy,
  StandardThreatProtectionMode,
  type UserPool,
  UserPoolEmail,
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

/**
 * Passkeys, asked for with the phone's own lock. They are bound to the domain of the hosted page until the stage names
 * one: change it and every passkey is lost, so choose it before the first customer makes one.
 */
export const passkeySettings = ({ passkeys }: Stage): Partial<UserPoolProps> =>
  passkeys
    ? {
        signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
        passkeyUserVerification: PasskeyUserVerification.REQUIRED,
        ...(passkeys.relyingPartyId && { passkeyRelyingPartyId: passkeys.relyingPartyId }),
      }
    : {};

/** Whom mail comes from. Cognito's own address sends 50 a day: enough to try, not to open a shop. */
export const mailFrom = ({ mail }: Stage): Partial<UserPoolProps> =>
  mail
    ? {
        email: UserPoolEmail.withSES({
          fromEmail: mail.address,
          fromName: mail.name,
          sesRegion: mail.region,
          sesVerifiedDomain: mail.address.slice(mail.address.indexOf('@') + 1),
        }),
      }
    : {};

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

/**
 * The hosted sign-in. Its prefix is unique in a region over all accounts, so it carries ours. Passkeys need the newer
 * page, which needs a look; the classic one has neither.
 */
export function signInPage(
  pool: UserPool,
  stage: Stage,
  audience: string,
  version = ManagedLoginVersion.CLASSIC_HOSTED_UI,
): void {
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `stampede-${stage.name}-${audience}-${Aws.ACCOUNT_ID}` },
    managedLoginVersion: version,
  });
}
