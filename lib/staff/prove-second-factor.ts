import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { secondFactor } from '../platform/http/claims.ts';
import type { StaffDirectory } from './staff-directory.ts';

/**
 * Writes into a staff token that its owner has an authenticator app, which Cognito then asks for at each sign-in.
 * Cognito itself does not say in an access token how somebody signed in: `amr` is reserved, and left empty.
 * Without the app the token comes without the claim, and is good for setting up an app but for nothing of ours.
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
