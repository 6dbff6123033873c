import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { secondFactor } from '../platform/http/claims.ts';
import type { StaffDirectory } from './staff-directory.ts';

/**
 * Adds a claim to a staff token when its owner has an authenticator app, which Cognito then requires at each sign-in.
 * Cognito's access tokens do not say how the person signed in: `amr` is reserved and left empty. Without the app the
 * token has no claim; it can set up an app, but calls none of our operations.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export async function proveSecondFactor(
  directory: Pick<StaffDirectory, 'hasAuthenticator'>,
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const proven = await directory.hasAuthenticator(event.userName);
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: proven ? { [secondFactor.claim]: secondFactor.totp } : {},
        },
      },
    },
  };
}
