import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const guestOperations = ({ tables, guestTokens, guard }: Parts): NeedsOf<'guests'> => ({
  createGuest: { hot: true, grants: [tables.abuse.change, guestTokens.read, guard.orders] },
  renewGuest: { hot: true, grants: [tables.abuse.change, guard.orders] },
});
