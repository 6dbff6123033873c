import type { OperationShape, Role } from '../../lib/contract/operation.ts';
import { staffRoles } from '../../lib/contract/operation.ts';

/** One scheme for each kind of caller, because their tokens have different issuers. */
export const securitySchemes = {
  guest: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A guest: the `token` that `POST /v1/guests` answers.',
  },
  customer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A customer: the access token that the hosted sign-in page gives the app. On a laptop: `npm run token -- --as customer`.',
  },
  staff: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A member of staff: an access token of the staff pool, whose groups are the roles `seller`, `support` and `admin`. On a laptop: `npm run token -- --as admin`. It is good for 15 minutes.',
  },
} as const;

/** Any one of these schemes opens the operation. The roles of staff are named as OpenAPI 3.1 allows. */
export function securityOf({ access }: OperationShape): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  const staff = access.filter((role) => (staffRoles as readonly Role[]).includes(role));
  return [
    ...(access.includes('guest') ? [{ guest: [] }] : []),
    ...(access.includes('customer') ? [{ customer: [] }] : []),
    ...(staff.length > 0 ? [{ staff }] : []),
  ];
}
