import type { OperationShape } from './operation.ts';
import * as accounts from './operations/accounts.ts';
import * as adminDeals from './operations/admin-deals.ts';
import * as approvals from './operations/approvals.ts';
import * as audit from './operations/audit.ts';
import * as availability from './operations/availability.ts';
import * as bookings from './operations/bookings.ts';
import * as contacts from './operations/contacts.ts';
import * as guests from './operations/guests.ts';
import * as paymentMethods from './operations/payment-methods.ts';
import * as payments from './operations/payments.ts';
import * as privacy from './operations/privacy.ts';
import * as open from './operations/public.ts';
import * as risk from './operations/risk.ts';
import * as staff from './operations/staff.ts';
import * as switches from './operations/switches.ts';

/** Every operation of the API, by id. Routes, validation, OpenAPI, authorization tests and fuzz tests come from here. */
export const operations = {
  ...open,
  ...availability,
  ...guests,
  ...bookings,
  ...contacts,
  ...payments,
  ...paymentMethods,
  ...adminDeals,
  ...accounts,
  ...privacy,
  ...risk,
  ...staff,
  ...approvals,
  ...audit,
  ...switches,
};

export const operationList: readonly OperationShape[] = Object.values(operations);
