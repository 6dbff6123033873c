import { systemClock as clock } from '../clock.ts';
import { dynamoDocuments } from '../dynamo-client.ts';
import { endedTokens } from '../ended-tokens.ts';
import { nonEmpty, readEnvironment, readOptional } from '../environment.ts';
import type { GuestKeys } from '../guest-keys.ts';
import { sellerMembers } from '../seller-members.ts';
import type { VerifyToken } from './authorize.ts';
import type { openGuestToken } from './guest-tokens.ts';
import { tokenVerifier } from './tokens.ts';

/** Verifies the tokens of this stage's user pools, and guest tokens where the function holds their keys. */
export function stageVerifier(keys?: GuestKeys, open?: typeof openGuestToken): VerifyToken {
  const env = readEnvironment({
    CUSTOMERS_ISSUER: nonEmpty,
    CUSTOMERS_CLIENT_ID: nonEmpty,
    STAFF_ISSUER: nonEmpty,
    STAFF_CLIENT_ID: nonEmpty,
  });
  const staffTable = readOptional('STAFF_TABLE');
  const sellersTable = readOptional('SELLERS_TABLE');
  return tokenVerifier({
    customers: { issuer: env.CUSTOMERS_ISSUER, clientId: env.CUSTOMERS_CLIENT_ID },
    staff: { issuer: env.STAFF_ISSUER, clientId: env.STAFF_CLIENT_ID },
    keys,
    open,
    ended: staffTable === undefined ? undefined : endedTokens(dynamoDocuments(), staffTable),
    members: sellersTable === undefined ? undefined : sellerMembers(dynamoDocuments(), sellersTable),
    clock,
  });
}
