import type { NeedsOf } from '../api/needs.ts';
import type { CognitoAction } from '../identity/identity.ts';
import type { PrivacyParts } from '../privacy/privacy-operations.ts';

/** Rights on the pool cover every customer, so each operation has only those that it needs. */
export const customerOperations = (
  parts: PrivacyParts,
): Omit<NeedsOf<'customers'>, keyof ReturnType<typeof customerFileOperations>> => {
  const { tables, identity, audit, signing, oversight, exports, erasures } = parts;
  const ask = (...actions: CognitoAction[]) => identity.ask('customers', 'AdminGetUser', ...actions);
  const signIn = [tables.accounts.read, audit.append];
  const request = [...signIn, ask(), tables.privacy.change, oversight.ask];
  return {
    searchCustomers: [...signIn, tables.payments.read, signing.read],
    readCustomer: [
      ...signIn,
      ask(),
      tables.bookings.read,
      tables.abuse.read,
      tables.payments.read,
      tables.privacy.read,
    ],
    signCustomerOut: [...signIn, ask('AdminUserGlobalSignOut')],
    blockCustomer: [...signIn, ask('AdminDisableUser', 'AdminUserGlobalSignOut')],
    unblockCustomer: [...signIn, ask('AdminEnableUser'), tables.privacy.read],
    linkGuestBookings: [tables.accounts.change, tables.payments.change, audit.append, signing.read, ask()],
    requestCustomerExport: [...request, exports.queue.send],
    requestCustomerDeletion: [...request, erasures.queue.send],
    getCustomerDeletion: [tables.privacy.read],
  };
};

/** The operation that links to a file. It belongs to the stack of the files, which names their bucket. */
export const customerFileOperations = ({ tables, audit, files }: PrivacyParts) => ({
  getCustomerExport: [tables.privacy.read, files.read, audit.append],
});
