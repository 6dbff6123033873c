import { systemClock as clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import type { SigningKeys } from '../signing.ts';
import type { VerifyToken } from './authorize.ts';
import { tokenVerifier } from './tokens.ts';

/** Verifies the tokens of this stage's user pools, and those of guests where the function holds their key. */
export function stageVerifier(keys?: SigningKeys): VerifyToken {
  const env = readEnvironment(['CUSTOMERS_ISSUER', 'CUSTOMERS_CLIENT_ID', 'STAFF_ISSUER', 'STAFF_CLIENT_ID']);
  return tokenVerifier({
    customers: { issuer: env.CUSTOMERS_ISSUER, clientId: env.CUSTOMERS_CLIENT_ID },
    staff: { issuer: env.STAFF_ISSUER, clientId: env.STAFF_CLIENT_ID },
    keys,
    clock,
  });
}
