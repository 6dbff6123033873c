import { accountReaderOf } from '../../lib/accounts/account-reader.ts';
import type { CustomerId } from '../../lib/contract/ids.ts';
import { findSignIn } from '../../lib/customers/find-sign-in.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { customers } from './accounts.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { privacyDependencies } from './privacy.ts';
import { oversight } from './staff.ts';

/** Accounts, as staff read them. */
export const accountReader = /* @__PURE__ */ lazy(() => accountReaderOf(dynamo(), tableAt('ACCOUNTS_TABLE')));

/** The dependencies of the operations on a customer's sign-in. */
export const signInDependencies = () => ({
  accounts: accountReader(),
  directory: customers(),
  audit: audit(),
  clock,
});

/** The dependencies of the operations with which staff request something about a customer's data. */
export const customerRequestDependencies = () => {
  const deps = signInDependencies();
  return {
    ...privacyDependencies(),
    oversight: oversight(),
    audit: deps.audit,
    subjectOf: async (id: CustomerId) => (await findSignIn(deps, id)).subject,
  };
};
