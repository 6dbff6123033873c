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
    // To ask the pool whether the member of staff exists.
    setSellerMember: [...change, identity.ask('staff', 'AdminGetUser', 'AdminListGroupsForUser')],
    removeSellerMember: change,
  };
};
