import {
  ProviderAttribute,
  type UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderApple,
  UserPoolIdentityProviderGoogle,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';

interface SocialSignInProps {
  readonly pool: UserPool;
  readonly stage: Stage;
}

/**
 * Google and Apple, where the stage has an app of theirs. An operator puts the secrets (Google's client secret, Apple's
 * private key) into Secrets Manager before the deployment, as text, under `stampede/<stage>/google` or `/apple`.
 */
export class SocialSignIn extends Construct {
  /** The providers that the app's client offers. */
  readonly providers: readonly UserPoolClientIdentityProvider[];

  constructor(scope: Construct, id: string, { pool, stage }: SocialSignInProps) {
    super(scope, id);
    const { google, apple } = stage.social;
    const secretOf = (provider: string) =>
      Secret.fromSecretNameV2(this, `${provider}-secret`, `stampede/${stage.name}/${provider}`).secretValue;
    if (google)
      new UserPoolIdentityProviderGoogle(this, 'Google', {
        userPool: pool,
        clientId: google.clientId,
        clientSecretValue: secretOf('google'),
        scopes: ['openid', 'email', 'profile'],
        attributeMapping: {
          email: ProviderAttribute.GOOGLE_EMAIL,
          emailVerified: ProviderAttribute.GOOGLE_EMAIL_VERIFIED,
        },
      });
    if (apple)
      new UserPoolIdentityProviderApple(this, 'Apple', {
        userPool: pool,
        clientId: apple.clientId,
        teamId: apple.teamId,
        keyId: apple.keyId,
        privateKeyValue: secretOf('apple'),
        scopes: ['email', 'name'],
        attributeMapping: {
          email: ProviderAttribute.APPLE_EMAIL,
          emailVerified: ProviderAttribute.APPLE_EMAIL_VERIFIED,
        },
      });
    this.providers = [
      UserPoolClientIdentityProvider.COGNITO,
      ...(google ? [UserPoolClientIdentityProvider.GOOGLE] : []),
      ...(apple ? [UserPoolClientIdentityProvider.APPLE] : []),
    ];
  }
}
