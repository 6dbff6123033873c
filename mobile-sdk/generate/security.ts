import type { OperationShape, Role } from '../../lib/contract/operation.ts';
import { staffRoles } from '../../lib/contract/operation.ts';

/** One scheme for each kind of caller: their tokens have different issuers. */
export const securitySchemes = {
  guest: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The token that createGuest answered.',
  },
  customer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the customer pool.',
  },
  staff: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the staff pool; its groups are the roles: seller, support, admin.',
  },
} as const;

/** Any one of these opens the operation; the roles of staff are named as OpenAPI 3.1 allows. */
export function securityOf({ access }: OperationShape): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  const staff = access.filter((role) => (staffRoles as readonly Role[]).includes(role));
  return [
    ...(access.includes('guest') ? [{ guest: [] }] : []),
    ...(access.includes('customer') ? [{ customer: [] }] : []),
    ...(staff.length > 0 ? [{ staff }] : []),
  ];
}
