import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const sellerOperations = ({ tables, identity, audit }: Parts): NeedsOf<'sellers'> => {
  const change = [tables.sellers.change, audit.append];
  return {
    createSeller: change,
    listSellers: [tables.sellers.read],
    getSeller: [tables.sellers.read],
    updateSeller: change,
    listSellerMembers: [tables.sellers.read],
    // Whether there is such a member of staff is asked of the pool.
    setSellerMember: [...change, identity.ask('staff', 'AdminGetUser', 'AdminListGroupsForUser')],
    removeSellerMember: change,
  };
};
