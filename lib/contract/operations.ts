import type { OperationShape } from './operation.ts';
import * as abuse from './operations/abuse.ts';
import * as accounts from './operations/accounts.ts';
import * as attendees from './operations/attendees.ts';
import * as audit from './operations/audit.ts';
import * as bookings from './operations/bookings.ts';
import * as bookingsForStaff from './operations/bookings-for-staff.ts';
import * as calendars from './operations/calendars.ts';
import * as calendarsForStaff from './operations/calendars-for-staff.ts';
import * as contacts from './operations/contacts.ts';
import * as customers from './operations/customers.ts';
import * as deals from './operations/deals.ts';
import * as dealsAvailability from './operations/deals-availability.ts';
import * as dealsForStaff from './operations/deals-for-staff.ts';
import * as door from './operations/door.ts';
import * as doorForStaff from './operations/door-for-staff.ts';
import * as figures from './operations/figures.ts';
import * as figuresReport from './operations/figures-report.ts';
import * as guests from './operations/guests.ts';
import * as images from './operations/images.ts';
import * as imports from './operations/imports.ts';
import * as payments from './operations/payments.ts';
import * as paymentsForStaff from './operations/payments-for-staff.ts';
import * as paymentsSavedMethods from './operations/payments-saved-methods.ts';
import * as paymentsSetup from './operations/payments-setup.ts';
import * as privacy from './operations/privacy.ts';
import * as reconciliation from './operations/reconciliation.ts';
import * as reliability from './operations/reliability.ts';
import * as sellers from './operations/sellers.ts';
import * as services from './operations/services.ts';
import * as servicesForStaff from './operations/services-for-staff.ts';
import * as servicesResources from './operations/services-resources.ts';
import * as servicesSlots from './operations/services-slots.ts';
import * as staff from './operations/staff.ts';
import * as staffApprovals from './operations/staff-approvals.ts';
import * as staffWork from './operations/staff-work.ts';
import * as stock from './operations/stock.ts';
import * as storefront from './operations/storefront.ts';
import * as storefrontForStaff from './operations/storefront-for-staff.ts';
import * as switches from './operations/switches.ts';
import * as time from './operations/time.ts';
import * as views from './operations/views.ts';
import * as waiting from './operations/waiting.ts';
import * as waitingForStaff from './operations/waiting-for-staff.ts';
import * as webhooks from './operations/webhooks.ts';

/** Every capability, and its description for the pages that show the API. */
export const capabilities = {
  abuse: 'Orders that look like abuse, and what staff said of them.',
  accounts: 'What customers tell us about themselves, and what they keep.',
  attendees: 'Lists of who bought a deal, as files.',
  audit: 'What staff did.',
  bookings: 'Orders and what became of them.',
  calendars: 'Booked slots in other calendars, and other calendars’ busy times here.',
  contacts: 'Who bought: what buyers say of themselves for a booking, and how staff find it.',
  customers: 'What staff see of customers, and what they do for them.',
  deals: 'Offers with a price, a stock and a window in time.',
  door: 'Codes of bookings, and who came in.',
  figures: 'What happened to the orders of a deal.',
  guests: 'Buyers without an account.',
  imports: 'Deals from a file: each line with its outcome.',
  images: 'Pictures of deals: their upload, and what is published of it.',
  payments: 'How held bookings become paid ones.',
  privacy: 'What is held about a person: to have it, and to have it gone.',
  reconciliation:
    'Whether the books agree: stock and records, ledger and Stripe. And how they are set right.',
  reliability: 'Whether the system does its work: alarms, and messages that failed for good.',
  sellers: 'The businesses that sell, and which of the staff work for them.',
  services: 'Bookable time: services, those who serve them, and the times that are free.',
  staff: 'Who sells and runs the shop, and what they may do.',
  stock: 'The scarce units behind a deal.',
  storefront: 'The home page of the apps: banners, collections and countdowns, in versions.',
  switches: 'What staff can switch off: guests, one-click orders, sockets, a seller, an address.',
  time: 'The clock that sales run by.',
  waiting: 'The lines of those who wait for units of something sold out.',
  webhooks: 'What Stripe told us, what became of it, and how it is heard again.',
  views: 'Filters of the console with a name, of one person or shared.',
} as const;
export type Capability = keyof typeof capabilities;

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
  ...calendars,
  ...calendarsForStaff,
  ...contacts,
  ...customers,
  ...deals,
  ...dealsAvailability,
  ...dealsForStaff,
  ...door,
  ...doorForStaff,
  ...figures,
  ...figuresReport,
  ...guests,
  ...imports,
  ...images,
  ...payments,
  ...paymentsForStaff,
  ...paymentsSavedMethods,
  ...paymentsSetup,
  ...privacy,
  ...reconciliation,
  ...reliability,
  ...sellers,
  ...services,
  ...servicesForStaff,
  ...servicesResources,
  ...servicesSlots,
  ...staff,
  ...staffApprovals,
  ...staffWork,
  ...stock,
  ...storefront,
  ...storefrontForStaff,
  ...switches,
  ...time,
  ...waiting,
  ...waitingForStaff,
  ...webhooks,
  ...views,
} satisfies Readonly<Record<string, OperationShape & { readonly capability: Capability }>>;

export const operationList: readonly OperationShape[] = Object.values(operations);
