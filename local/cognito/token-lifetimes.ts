/** The settings of an app client's tokens. */
export interface TokenClient {
  ClientId: string;
  UserPoolId: string;
  AccessTokenValidity?: number | string;
  IdTokenValidity?: number | string;
  RefreshTokenValidity?: number | string;
  TokenValidityUnits?: { AccessToken?: string; IdToken?: string; RefreshToken?: string };
  RefreshTokenRotation?: { Feature?: string; RetryGracePeriodSeconds?: number | string };
}

/**
 * Adds Cognito's defaults to the client: access and ID tokens of an hour, refresh tokens of 30 days.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export const withLifetimes = (client: TokenClient): TokenClient => ({
  ...client,
  AccessTokenValidity: client.AccessTokenValidity ?? 1,
  IdTokenValidity: client.IdTokenValidity ?? 1,
  RefreshTokenValidity: client.RefreshTokenValidity ?? 30,
  TokenValidityUnits: {
    AccessToken: client.TokenValidityUnits?.AccessToken ?? 'hours',
    IdToken: client.TokenValidityUnits?.IdToken ?? 'hours',
    RefreshToken: client.TokenValidityUnits?.RefreshToken ?? 'days',
  },
});

/** The grace period of a replaced refresh token, in milliseconds. Undefined without rotation. */
export function rotationGrace({ RefreshTokenRotation: rotation }: TokenClient): number | undefined {
  return rotation?.Feature === 'ENABLED' ? Number(rotation.RetryGracePeriodSeconds ?? 0) * 1_000 : undefined;
}
