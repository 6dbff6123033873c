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
  /** The identity providers. The default is Cognito alone. */
  readonly providers?: readonly UserPoolClientIdentityProvider[];
  /** Lets people choose on the page how to sign in, for example with a passkey. */
  readonly passkeys?: boolean;
}

/**
 * A public client without a secret, since an app cannot keep one. It allows only the authorization code with PKCE (RFC
 * 8252, RFC 9700 §2.1.1). Cognito checks PKCE when the client sends a challenge, and our SDK always does.
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
    // `npm run token` signs in without a browser. A password that is typed anywhere but on the hosted page can be
    // phished, so other stages refuse this flow. The passkey flow takes passwords too, so the firewall of the pool
    // refuses sign-ins that do not come from the page (SignUpGuard). SRP is named because Cognito replaces an empty
    // list by its own defaults, which rotation forbids. SRP never sends the password itself.
    authFlows: { userSrp: true, userPassword: stage.passwordSignIn, user: passkeys },
    ...(providers && { supportedIdentityProviders: [...providers] }),
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: session,
    // A stolen refresh token stops working at its next use. The grace period covers an answer that was lost on the way.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
}
