import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const accountOperations = ({ tables, identity }: Parts): NeedsOf<'accounts'> => {
  const { accounts, deals, stock } = tables;
  return {
    getProfile: [accounts.read],
    updateProfile: [accounts.change],
    listConsents: [accounts.read],
    getSignIn: [identity.ask('customers', 'AdminGetUser')],
    signOutEverywhere: [identity.ask('customers', 'AdminUserGlobalSignOut')],
    getPreferences: [accounts.read],
    setPreferences: [accounts.change],
    listSavedDeals: [accounts.read, deals.read, stock.read],
    saveDeal: [accounts.change, deals.read, stock.read],
    removeSavedDeal: [accounts.change],
  };
};
