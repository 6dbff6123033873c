import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const sellerOperations = ({ tables, identity, audit }: Parts): NeedsOf<'sellers'> => {
  const change = [tables.sellers.change, audit.append];
  return {
    createSeller: change,
    listSellers: [tables.sellers.read],
    getSeller: [tables.sellers.read],
    updateSeller: change,
    // To ask the pool for the names of members, and whether a member of staff exists.
    listSellerMembers: [tables.sellers.read, identity.ask('staff', 'AdminGetUser')],
    setSellerMember: [...change, identity.ask('staff', 'AdminGetUser')],
    removeSellerMember: change,
  };
};
