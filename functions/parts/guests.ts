import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** Bookings that customers bought as guests. */
export const guests = /* @__PURE__ */ lazy(() => guestRepository(dynamo(), tableAt('ACCOUNTS_TABLE')));
