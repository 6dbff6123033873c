import { Construct } from 'constructs';
import type { Platform } from '../platform.ts';
import { DataTable } from './data-table.ts';
import { watchTables } from './table-alarms.ts';

const all = 'ALL';
const keysOnly = 'KEYS_ONLY';

/** Every table; docs/access-patterns.md says which question each key answers. */
export class Tables extends Construct {
  readonly deals: DataTable;
  readonly stock: DataTable;
  readonly bookings: DataTable;
  readonly dealBookings: DataTable;
  readonly figures: DataTable;
  readonly accounts: DataTable;
  readonly abuse: DataTable;
  readonly payments: DataTable;
  readonly ledger: DataTable;
  readonly privacy: DataTable;
  readonly audit: DataTable;
  readonly live: DataTable;
  readonly contacts: DataTable;
  readonly switches: DataTable;
  readonly staff: DataTable;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.deals = new DataTable(this, 'Deals', {
      platform,
      name: 'deals',
      variable: 'DEALS_TABLE',
      sortKey: 'sk',
      indexes: [
        { name: 'listing', partition: 'listing', sort: 'startsAt', holds: all },
        { name: 'categoryListing', partition: 'categoryListing', sort: 'startsAt', holds: all },
        { name: 'seller', partition: 'sellerId', sort: 'createdAt', holds: all },
        { name: 'register', partition: 'register', sort: 'createdAt', holds: all },
      ],
      stream: true,
    });
    this.stock = new DataTable(this, 'Stock', {
      platform,
      name: 'stock',
      variable: 'STOCK_TABLE',
      indexes: [{ name: 'watched', partition: 'watch', sort: 'pk', holds: keysOnly }],
      stream: true,
      expires: true,
      // One hot deal is throttled at 1,000 writes/s by design; its orders then go through the queue.
      toleratedThrottles: 1_000,
    });
    this.bookings = new DataTable(this, 'Bookings', {
      platform,
      name: 'bookings',
      variable: 'BOOKINGS_TABLE',
      sortKey: 'sk',
      stream: true,
      expires: true,
    });
    this.dealBookings = new DataTable(this, 'DealBookings', {
      platform,
      name: 'deal-bookings',
      variable: 'DEAL_BOOKINGS_TABLE',
      sortKey: 'sk',
      indexes: [
        { name: 'recent', sort: 'createdAt', holds: all },
        { name: 'holds', sort: 'holdDueAt', holds: keysOnly },
        { name: 'days', partition: 'day', sort: 'createdAt', holds: keysOnly },
      ],
      expires: true,
    });
    this.figures = new DataTable(this, 'Figures', {
      platform,
      name: 'figures',
      variable: 'FIGURES_TABLE',
      sortKey: 'sk',
      expires: true,
    });
    this.accounts = new DataTable(this, 'Accounts', {
      platform,
      name: 'accounts',
      variable: 'ACCOUNTS_TABLE',
      sortKey: 'sk',
      stream: true,
      // By which address a guest may be found.
      expires: true,
    });
    this.abuse = new DataTable(this, 'Abuse', {
      platform,
      name: 'abuse',
      variable: 'ABUSE_TABLE',
      sortKey: 'sk',
      indexes: [
        { name: 'reviews', partition: 'queue', sort: 'listedAt', holds: all },
        { name: 'buyer', partition: 'buyerId', sort: 'listedAt', holds: all },
      ],
      expires: true,
    });
    this.payments = new DataTable(this, 'Payments', {
      platform,
      name: 'payments',
      variable: 'PAYMENTS_TABLE',
      sortKey: 'sk',
      indexes: [
        { name: 'due', partition: 'watch', sort: 'due', holds: keysOnly },
        { name: 'disputes', partition: 'disputeStatus', sort: 'listedAt', holds: all },
        { name: 'refunds', partition: 'refundStatus', sort: 'listedAt', holds: all },
      ],
      stream: true,
      expires: true,
    });
    this.ledger = new DataTable(this, 'Ledger', {
      platform,
      name: 'ledger',
      variable: 'LEDGER_TABLE',
      sortKey: 'sk',
      indexes: [{ name: 'days', partition: 'day', sort: 'place', holds: all }],
      stream: true,
      appendOnly: true,
    });
    this.privacy = new DataTable(this, 'Privacy', {
      platform,
      name: 'privacy',
      variable: 'PRIVACY_TABLE',
      sortKey: 'sk',
      stream: true,
      expires: true,
    });
    this.audit = new DataTable(this, 'Audit', {
      platform,
      name: 'audit',
      variable: 'AUDIT_TABLE',
      sortKey: 'sk',
      indexes: [
        { name: 'actor', partition: 'staffId', sort: 'sk', holds: all },
        { name: 'operation', partition: 'operation', sort: 'sk', holds: all },
        { name: 'register', partition: 'register', sort: 'sk', holds: all },
      ],
      expires: true,
      appendOnly: true,
    });
    this.contacts = new DataTable(this, 'Contacts', {
      platform,
      name: 'contacts',
      variable: 'CONTACTS_TABLE',
      sortKey: 'sk',
      indexes: [{ name: 'email', partition: 'emailDigest', sort: 'place', holds: keysOnly }],
      expires: true,
    });
    this.staff = new DataTable(this, 'Staff', {
      platform,
      name: 'staff',
      variable: 'STAFF_TABLE',
      sortKey: 'sk',
      indexes: [{ name: 'approvals', partition: 'queue', sort: 'listedAt', holds: all }],
      expires: true,
    });
    this.live = new DataTable(this, 'Live', {
      platform,
      name: 'live',
      variable: 'LIVE_TABLE',
      sortKey: 'sk',
      expires: true,
    });
    this.switches = new DataTable(this, 'Switches', {
      platform,
      name: 'switches',
      variable: 'SWITCHES_TABLE',
      sortKey: 'sk',
    });
    watchTables(platform, { stock: this.stock, bookings: this.bookings, payments: this.payments });
  }
}
