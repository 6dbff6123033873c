/** Where the rule below would not read well. */
const special: Readonly<Record<string, string>> = {
  getAvailability: 'deals.availability',
  saveDeal: 'savedDeals.save',
  getSignIn: 'account.signIn',
  signOutEverywhere: 'account.signOutEverywhere',
  setUpPaymentMethod: 'paymentMethods.setUp',
  setDefaultPaymentMethod: 'paymentMethods.setDefault',
  getFigures: 'deals.figures',
  setContact: 'bookings.setContact',
  getContact: 'bookings.contact',
  listAttendees: 'deals.attendees',
  listRevenue: 'revenue.list',
  getReconciliation: 'deals.reconciliation',
  listPriceHistory: 'deals.priceHistory',
  listDealBookings: 'deals.bookings',
  setStock: 'deals.setStock',
  getStaffMember: 'staff.get',
  setStaffRoles: 'staff.setRoles',
};

/** There is one of each, or the word has no other plural. */
const alone = new Set(['profile', 'preferences', 'deletion', 'time', 'staff']);

export interface Name {
  readonly resource: string;
  readonly method: string;
}

/** `listDeals` is `deals.list`, `placeBooking` is `bookings.place`: the verb of the operation id, and what it is about. */
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
