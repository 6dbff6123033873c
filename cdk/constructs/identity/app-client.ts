import { Duration } from 'aws-cdk-lib';
import {
  OAuthScope,
  type UserPool,
  UserPoolClient,
  type UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';

interface AppClientProps {
  readonly stage: Stage;
  readonly callbacks: readonly string[];
  readonly session: Duration;
  /** Cognito alone when none are named. */
  readonly providers?: readonly UserPoolClientIdentityProvider[];
  /** The page lets people choose how to sign in, as with a passkey. */
  readonly passkeys?: boolean;
}

/**
 * A public client: no secret, since an app cannot keep one; authorization code with PKCE only
 * (RFC 8252, RFC 9700 §2.1.1). Cognito asks for PKCE when the client sends a challenge, and our SDK always does.
 */
export function appClient(
  scope: Construct,
  id: string,
  pool: UserPool,
  { stage, callbacks, session, providers, passkeys = false }: AppClientProps,
): UserPoolClient {
  return new UserPoolClient(scope, id, {
    userPool: pool,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [...callbacks],
      logoutUrls: [...callbacks],
    },
    // `npm run token` signs in without a browser. A password that reaches anything but the hosted page
    // is a password that can be phished, so other stages refuse it: the flow for passkeys takes passwords too, and the
    // firewall before the pool refuses what does not come from the page (SignUpGuard).
    // SRP is named because Cognito takes an empty list for its own defaults, which rotation forbids; it never
    // sends the password itself.
    authFlows: { userSrp: true, userPassword: stage.passwordSignIn, user: passkeys },
    ...(providers && { supportedIdentityProviders: [...providers] }),
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: session,
    // A stolen refresh token dies with its next use; the grace covers an answer lost on the way.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
}
