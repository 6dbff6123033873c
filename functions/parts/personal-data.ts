import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { riskReviewData } from '../../lib/abuse/personal-data.ts';
import { riskReviewRepository } from '../../lib/abuse/risk-review-repository.ts';
import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { accountData } from '../../lib/accounts/personal-data.ts';
import { bookingData } from '../../lib/bookings/personal-data.ts';
import type { BookingRepository } from '../../lib/bookings/repository.ts';
import { feedRepository } from '../../lib/calendars/feed-repository.ts';
import { calendarFeedData } from '../../lib/calendars/personal-data.ts';
import type { AttendeeFiles } from '../../lib/contacts/attendee-files.ts';
import { forgetContact } from '../../lib/contacts/contact-writes.ts';
import { contactData } from '../../lib/contacts/personal-data.ts';
import { contactReaderOf } from '../../lib/contacts/repository.ts';
import { signInData } from '../../lib/identity/personal-data.ts';
import { type PaymentEnding, paymentData, paymentOfNobody } from '../../lib/payments/personal-data.ts';
import type { Clock } from '../../lib/platform/clock.ts';
import type { DynamoDBDocumentClient } from '../../lib/platform/documents/commands.ts';
import type { Random } from '../../lib/platform/random.ts';
import type { TableVariable } from '../../lib/platform/tables.ts';
import type { ExportFiles } from '../../lib/privacy/export-files.ts';
import type { PersonalData } from '../../lib/privacy/personal-data.ts';
import { exportData } from '../../lib/privacy/personal-exports.ts';
import type { PrivacyRepository } from '../../lib/privacy/repository.ts';
import { waitingData } from '../../lib/waiting/personal-data.ts';
import { waitingRepository } from '../../lib/waiting/repository.ts';

export interface SourceParts {
  readonly dynamo: DynamoDBDocumentClient;
  readonly bookings: BookingRepository;
  readonly cognito: CognitoIdentityProviderClient;
  readonly privacy: PrivacyRepository;
  readonly files: ExportFiles;
  readonly lists: AttendeeFiles;
  readonly ending: PaymentEnding;
  /** Returns the deployed name of a table. The sources name theirs, so nothing else lists them. */
  readonly tableAt: (variable: TableVariable) => string;
  readonly customersPool: string;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Returns the sources of all data about a person, in the order of erasure. The last ones lead to the others: the
 * exports, which show that an export was made, and the sign-in.
 */
export function personalData(parts: SourceParts): PersonalData[] {
  const { dynamo, bookings, cognito, privacy, files, lists, ending, tableAt, customersPool, ...rest } = parts;
  const tables = { bookings: tableAt('BOOKINGS_TABLE'), stock: tableAt('STOCK_TABLE') };
  const { boughtBy } = guestRepository(dynamo, tableAt('ACCOUNTS_TABLE'));
  const payment = paymentOfNobody(dynamo, tableAt('PAYMENTS_TABLE'));
  const contacts = tableAt('CONTACTS_TABLE');
  const partsOf: typeof payment = async (record, nobody) => [
    ...(await payment(record, nobody)),
    forgetContact(contacts, record.id),
  ];
  const waiting = waitingRepository(
    dynamo,
    { waiting: tableAt('WAITING_TABLE'), stock: tables.stock },
    rest.random,
  );
  return [
    // First: somebody in line could get another booking.
    waitingData({ ...rest, waiting }),
    contactData({
      ...rest,
      dynamo,
      table: contacts,
      contacts: contactReaderOf(dynamo, contacts),
      bookings,
      boughtBy,
      lists,
    }),
    bookingData({ ...rest, dynamo, tables, bookings, boughtBy, partsOf }),
    paymentData({ dynamo, table: tableAt('PAYMENTS_TABLE'), bookings, boughtBy, ending }),
    riskReviewData(riskReviewRepository(dynamo, tableAt('ABUSE_TABLE'))),
    calendarFeedData(feedRepository(dynamo, tableAt('CALENDAR_FEEDS_TABLE'))),
    accountData(dynamo, tableAt('ACCOUNTS_TABLE')),
    exportData({ privacy, files }),
    signInData(cognito, customersPool),
  ];
}
