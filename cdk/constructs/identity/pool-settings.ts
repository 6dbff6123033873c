import { Aws, Duration } from 'aws-cdk-lib';
import {
  FeaturePlan,
  ManagedLoginVersion,
  PasskeyUserVerification,
  type PasswordPolicy,
  StandardThreatProtectionMode,
  type UserPool,
  type UserPoolDomain,
  UserPoolEmail,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Stage } from '../../stages.ts';

/** The rules for passwords: long and mixed. An invitation's password lasts three days. */
export const passwordPolicy: PasswordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  tempPasswordValidity: Duration.days(3),
};

/**
 * Passkeys, unlocked with the phone's own lock. They are bound to the domain of the hosted page until the stage names
 * one. Changing the domain loses every passkey, so choose it before the first customer makes one.
 */
export const passkeySettings = ({ passkeys }: Stage): Partial<UserPoolProps> =>
  passkeys
    ? {
        signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
        passkeyUserVerification: PasskeyUserVerification.REQUIRED,
        ...(passkeys.relyingPartyId && { passkeyRelyingPartyId: passkeys.relyingPartyId }),
      }
    : {};

/** The sender of mail. Cognito's own address sends 50 a day: enough for trying, too few for a shop. */
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

/** The stage's settings for protecting and keeping a pool. */
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
 * The hosted sign-in. Its prefix must be unique in a region over all accounts, so it contains our account. Passkeys
 * need the newer page, and that page needs a style; the classic page has neither.
 */
export function signInPage(
  pool: UserPool,
  stage: Stage,
  audience: string,
  version = ManagedLoginVersion.CLASSIC_HOSTED_UI,
): UserPoolDomain {
  return pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `stampede-${stage.name}-${audience}-${Aws.ACCOUNT_ID}` },
    managedLoginVersion: version,
  });
}
