import type { operations } from '../lib/contract/operations.ts';

export type TableName =
  | 'deals'
  | 'stock'
  | 'bookings'
  | 'dealBookings'
  | 'figures'
  | 'accounts'
  | 'payments'
  | 'ledger'
  | 'audit'
  | 'abuse'
  | 'privacy'
  | 'contacts'
  | 'switches'
  | 'staff';
export type QueueName = 'burstOrders' | 'exports' | 'erasures' | 'attendeeExports';

/** An action on users. Rights to it are rights to every user of the pool, so each operation names its own. */
export type CognitoAction = `Admin${string}` | 'ListUsers' | 'ListUsersInGroup';

/** What an operation's function may touch. Each need brings its variables and its rights together. */
export interface Needs {
  readonly reads?: readonly TableName[];
  /** Reads and writes. */
  readonly changes?: readonly TableName[];
  readonly sendsTo?: readonly QueueName[];
  /** Adds entries to the audit: whatever staff change things by. */
  readonly audits?: true;
  /** The key of booking ids and of the digests of e-mail addresses. */
  readonly signs?: true;
  /** The keys of guest tokens; whoever may be called by guests has them anyway. */
  readonly makesGuests?: true;
  /** Calls Stripe. */
  readonly stripe?: true;
  /** Limits and weighs requests: needs the table `abuse` too. */
  readonly guards?: true;
  /** Settles payments. */
  readonly settles?: true;
  /** Has payments settled soon. */
  readonly queuesPayments?: true;
  /** Staff move money back, change prices or take data along: what they may do alone is asked. */
  readonly overseen?: true;
  /** What it may ask of the user pools, by Cognito's names of actions. */
  readonly staffPool?: readonly CognitoAction[];
  readonly customersPool?: readonly CognitoAction[];
  /** Makes links to the files of exports. */
  readonly linksExports?: true;
  /** Takes images of deals: which hosts they may come from. */
  readonly images?: true;
  /** Takes orders: above which total they need a recent sign-in. */
  readonly orders?: true;
  /** Sets holds. */
  readonly holds?: true;
  /** MB, for the ones that a rush hits. */
  readonly memory?: number;
}

const changesDeals: Needs = { changes: ['deals', 'stock'], audits: true };
/** Calls take their turn in the table of payments, which knows the customers at Stripe too. */
const callsStripe: Needs = { changes: ['payments'], stripe: true };
const oneMember = ['AdminGetUser', 'AdminListGroupsForUser'] as const;
/** The repository of bookings knows the stock too, for the writes that no search makes. */
const searchesBookings: Needs = { reads: ['deals', 'dealBookings', 'bookings', 'stock', 'accounts'] };
const searchesContacts: Needs = {
  reads: ['deals', 'dealBookings', 'bookings', 'stock', 'accounts', 'contacts'],
  audits: true,
  signs: true,
};
const hot = 1024;

/** By operation id: an operation without a line here does not compile. */
export const operationNeeds: Readonly<Record<keyof typeof operations, Needs>> = {
  getTime: {},
  createGuest: { changes: ['abuse'], makesGuests: true, guards: true, memory: hot },
  renewGuest: { changes: ['abuse'], guards: true, memory: hot },

  listDeals: { reads: ['deals', 'stock'], memory: hot },
  getDeal: { reads: ['deals', 'stock'], memory: hot },
  getAvailability: { reads: ['deals', 'stock'], memory: hot },

  createDeal: { ...changesDeals, images: true },
  updateDeal: { ...changesDeals, images: true, overseen: true },
  publishDeal: changesDeals,
  pauseDeal: changesDeals,
  resumeDeal: changesDeals,
  endDeal: changesDeals,
  cancelDeal: { ...changesDeals, overseen: true },
  listAdminDeals: { reads: ['deals', 'stock'] },
  getAdminDeal: { reads: ['deals', 'stock'] },
  listPriceHistory: { reads: ['deals'] },
  setStock: { reads: ['deals'], changes: ['stock'], audits: true },

  placeBooking: {
    // Whose deal it is, while a seller is switched off.
    reads: ['deals'],
    changes: ['stock', 'bookings', 'abuse'],
    sendsTo: ['burstOrders'],
    signs: true,
    holds: true,
    orders: true,
    // Orders that are paid with one click.
    settles: true,
    guards: true,
    memory: hot,
  },
  getBooking: {
    reads: ['bookings', 'stock', 'dealBookings', 'deals', 'accounts'],
    signs: true,
    memory: hot,
  },
  // The repository of bookings knows the stock too, for the writes that this operation does not make.
  listBookings: { reads: ['bookings', 'stock', 'accounts'] },
  cancelBooking: {
    changes: ['bookings', 'stock', 'payments'],
    // The repository of payments knows the ledger too, for the writes that this operation does not make.
    reads: ['dealBookings', 'accounts', 'deals', 'ledger'],
    queuesPayments: true,
    overseen: true,
    audits: true,
    signs: true,
  },

  getReconciliation: { reads: ['stock', 'dealBookings'] },
  listDealBookings: { reads: ['deals', 'dealBookings'] },
  getFigures: { reads: ['deals', 'figures'] },
  listRevenue: { reads: ['figures'] },

  // Whether the booking still is the buyer's is a condition of the write.
  setContact: {
    changes: ['contacts', 'bookings'],
    reads: ['deals', 'stock', 'accounts'],
    signs: true,
  },
  getContact: {
    reads: ['contacts', 'bookings', 'deals', 'stock', 'accounts'],
    audits: true,
    signs: true,
  },
  searchBookings: searchesBookings,
  searchContacts: searchesContacts,
  listAttendees: searchesContacts,
  requestAttendeeExport: {
    reads: ['deals'],
    changes: ['contacts'],
    sendsTo: ['attendeeExports'],
    overseen: true,
    audits: true,
  },
  getAttendeeExport: { reads: ['deals', 'contacts'], audits: true, linksExports: true },

  getProfile: { reads: ['accounts'] },
  updateProfile: { changes: ['accounts'] },
  listConsents: { reads: ['accounts'] },
  getSignIn: { customersPool: ['AdminGetUser'] },
  signOutEverywhere: { customersPool: ['AdminUserGlobalSignOut'] },
  getPreferences: { reads: ['accounts'] },
  setPreferences: { changes: ['accounts'] },
  listSavedDeals: { reads: ['accounts', 'deals', 'stock'] },
  saveDeal: { changes: ['accounts'], reads: ['deals', 'stock'] },
  removeSavedDeal: { changes: ['accounts'] },

  // Buyers who sign in at the checkout are given what they ordered as a guest.
  startPayment: {
    settles: true,
    guards: true,
    changes: ['accounts', 'contacts'],
    // Until when a contact is kept goes by the deal.
    reads: ['deals', 'abuse'],
    signs: true,
    memory: hot,
  },
  confirmPayment: { settles: true, reads: ['accounts'], signs: true, memory: hot },
  getPayment: { reads: ['payments', 'ledger', 'deals', 'bookings', 'stock'] },
  refundPayment: { settles: true, reads: ['ledger'], overseen: true, audits: true },
  listFailedRefunds: { reads: ['payments'] },
  resolveRefund: { settles: true, reads: ['ledger'], overseen: true, audits: true },
  listDisputes: { reads: ['payments'] },
  getLedgerReport: { reads: ['payments'] },
  setUpPaymentMethod: { changes: ['payments', 'abuse'], stripe: true, guards: true },
  listPaymentMethods: callsStripe,
  setDefaultPaymentMethod: callsStripe,
  removePaymentMethod: callsStripe,
  requestExport: { changes: ['privacy'], sendsTo: ['exports'] },
  getExport: { reads: ['privacy'], linksExports: true },
  requestDeletion: { changes: ['privacy'], sendsTo: ['erasures'] },
  getDeletion: { reads: ['privacy'] },

  listAuditEntries: { reads: ['audit'] },
  // Every operation reads the switches.
  getSwitches: {},
  updateSwitches: { changes: ['switches'], audits: true },

  listRiskReviews: { reads: ['abuse'] },
  decideRiskReview: {
    changes: ['abuse', 'bookings', 'stock', 'payments'],
    // The repository of payments knows the ledger too, for the writes that this operation does not make.
    reads: ['deals', 'ledger'],
    queuesPayments: true,
    overseen: true,
    audits: true,
    signs: true,
  },
  listStaff: { staffPool: ['ListUsers', 'ListUsersInGroup'] },
  getStaffMember: { staffPool: oneMember },
  inviteStaff: {
    changes: ['staff'],
    staffPool: ['ListUsersInGroup', 'AdminCreateUser', 'AdminAddUserToGroup'],
    audits: true,
  },
  setStaffRoles: {
    changes: ['staff'],
    staffPool: [...oneMember, 'ListUsersInGroup', 'AdminAddUserToGroup', 'AdminRemoveUserFromGroup'],
    audits: true,
  },
  disableStaff: {
    changes: ['staff'],
    staffPool: [
      ...oneMember,
      'ListUsersInGroup',
      'AdminDisableUser',
      'AdminUserGlobalSignOut',
      'AdminEnableUser',
    ],
    audits: true,
  },
  enableStaff: {
    changes: ['staff'],
    staffPool: [...oneMember, 'ListUsersInGroup', 'AdminEnableUser'],
    audits: true,
  },
  signStaffOut: {
    changes: ['staff'],
    staffPool: [...oneMember, 'ListUsersInGroup', 'AdminUserGlobalSignOut'],
    audits: true,
  },
  listApprovals: { reads: ['staff'] },
  getApproval: { reads: ['staff'] },
  // Whether the approver has the role is asked of the pool.
  decideApproval: { changes: ['staff'], staffPool: oneMember, audits: true },
  inviteStaffAgain: {
    changes: ['staff'],
    staffPool: [...oneMember, 'ListUsersInGroup', 'AdminCreateUser'],
    audits: true,
  },
};
