import type { OperationShape } from './operation.ts';
import * as abuse from './operations/abuse.ts';
import * as accounts from './operations/accounts.ts';
import * as attendees from './operations/attendees.ts';
import * as audit from './operations/audit.ts';
import * as bookings from './operations/bookings.ts';
import * as bookingsForStaff from './operations/bookings-for-staff.ts';
import * as contacts from './operations/contacts.ts';
import * as deals from './operations/deals.ts';
import * as dealsAvailability from './operations/deals-availability.ts';
import * as dealsForStaff from './operations/deals-for-staff.ts';
import * as figures from './operations/figures.ts';
import * as guests from './operations/guests.ts';
import * as payments from './operations/payments.ts';
import * as paymentsForStaff from './operations/payments-for-staff.ts';
import * as paymentsSavedMethods from './operations/payments-saved-methods.ts';
import * as privacy from './operations/privacy.ts';
import * as sellers from './operations/sellers.ts';
import * as staff from './operations/staff.ts';
import * as staffApprovals from './operations/staff-approvals.ts';
import * as stock from './operations/stock.ts';
import * as switches from './operations/switches.ts';
import * as time from './operations/time.ts';

/**
 * All operations of the API, by id. Routes, validation, OpenAPI, authorization tests and fuzz tests are made from this
 * list.
 */
export const operations = {
  ...abuse,
  ...accounts,
  ...attendees,
  ...audit,
  ...bookings,
  ...bookingsForStaff,
  ...contacts,
  ...deals,
  ...dealsAvailability,
  ...dealsForStaff,
  ...figures,
  ...guests,
  ...payments,
  ...paymentsForStaff,
  ...paymentsSavedMethods,
  ...privacy,
  ...sellers,
  ...staff,
  ...staffApprovals,
  ...stock,
  ...switches,
  ...time,
};

export const operationList: readonly OperationShape[] = Object.values(operations);
