/** Exceptions, where the rule below would not read well. */
const special: Readonly<Record<string, string>> = {
  getAvailability: 'deals.availability',
  saveDeal: 'savedDeals.save',
  getSignIn: 'account.signIn',
  signOutEverywhere: 'account.signOutEverywhere',
  setUpPaymentMethod: 'paymentMethods.setUp',
  setDefaultPaymentMethod: 'paymentMethods.setDefault',
  getFigures: 'deals.figures',
  getDropFigures: 'deals.dropFigures',
  setContact: 'bookings.setContact',
  extendHold: 'bookings.extendHold',
  getContact: 'bookings.contact',
  getBookingCalendar: 'bookings.calendar',
  readCalendarFeed: 'calendarFeeds.read',
  listAttendees: 'deals.attendees',
  listRevenue: 'revenue.list',
  getReport: 'reports.get',
  getSetup: 'setup.get',
  getReconciliation: 'deals.reconciliation',
  listPriceHistory: 'deals.priceHistory',
  listDealBookings: 'deals.bookings',
  getStock: 'deals.stock',
  setStock: 'deals.setStock',
  getStaffMember: 'staff.get',
  setStaffRoles: 'staff.setRoles',
  inviteStaffAgain: 'staff.inviteAgain',
  signStaffOut: 'staff.signOut',
  getStorefrontHome: 'storefront.home',
  getStorefrontDraft: 'storefront.draft',
  saveStorefrontDraft: 'storefront.saveDraft',
  previewStorefront: 'storefront.preview',
  publishStorefront: 'storefront.publish',
  listStorefrontVersions: 'storefront.versions',
  getStorefrontVersion: 'storefront.version',
  restoreStorefrontVersion: 'storefront.restore',
  withdrawStorefrontVersion: 'storefront.withdraw',
  signCustomerOut: 'customers.signOut',
  listWaitingEntries: 'waitingLists.list',
  getWaitingEntry: 'waitingLists.get',
  listDealWaitingList: 'deals.waitingList',
  removeFromWaitingList: 'deals.removeFromWaitingList',
};

/** Words that stay singular: there is only one, or the word has no other plural. */
const alone = new Set(['profile', 'preferences', 'deletion', 'time', 'staff', 'health']);

export interface Name {
  readonly resource: string;
  readonly method: string;
}

/** Turns `listDeals` into `deals.list` and `placeBooking` into `bookings.place`: the noun of the operation id, then its verb. */
export function nameOf(operationId: string): Name {
  const [resource, method] = (special[operationId] ?? byRule(operationId)).split('.');
  if (!resource || !method) throw new Error(`${operationId} has no name in the SDK`);
  return { resource, method };
}

function byRule(operationId: string): string {
  const [, verb = '', noun = ''] = /^([a-z]+)(?:Admin)?([A-Z].*)$/.exec(operationId) ?? [];
  const thing = noun.charAt(0).toLowerCase() + noun.slice(1);
  return `${alone.has(thing) || thing.endsWith('s') ? thing : `${thing}s`}.${verb}`;
}
