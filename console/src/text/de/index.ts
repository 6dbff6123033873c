import audit from './audit.json';
import bookings from './bookings.json';
import customers from './customers.json';
import dealEditor from './dealEditor.json';
import deals from './deals.json';
import door from './door.json';
import drop from './drop.json';
import imports from './imports.json';
import money from './money.json';
import overview from './overview.json';
import reconciliation from './reconciliation.json';
import reliability from './reliability.json';
import reports from './reports.json';
import sellers from './sellers.json';
import shared from './shared.ts';
import staff from './staff.json';
import storefront from './storefront.json';
import switches from './switches.json';
import webhooks from './webhooks.json';
import work from './work.json';

/** Every text of the console, by page and key. */
export default {
  ...shared,
  deals,
  overview,
  dealEditor,
  door,
  drop,
  bookings,
  customers,
  work,
  staff,
  reliability,
  sellers,
  audit,
  storefront,
  switches,
  money,
  reports,
  webhooks,
  reconciliation,
  imports,
};
