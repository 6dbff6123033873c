/** An index of a table. A local index has no `partition`: it uses the table's. */
export interface TableIndex {
  readonly partition?: string;
  readonly sort: string;
  /** The attributes that a query can read: all of them, or the keys of the table and of the index. */
  readonly holds: 'ALL' | 'KEYS_ONLY';
}

/**
 * The part of a table that decides which reads and writes DynamoDB accepts. All keys are texts, and every partition key
 * is `pk`.
 */
export interface TableShape {
  readonly sortKey?: 'sk';
  /** By their names. */
  readonly indexes?: Readonly<Record<string, TableIndex>>;
}

/** The stream of changes that functions receive. */
export interface TableStream {
  /** A filter of Lambda for event sources. Without one, every change. */
  readonly filter?: ChangeFilter;
  /** Whether the publisher makes events from the changes. */
  readonly publishes: boolean;
  /** The most records in a batch. Tables that a rush changes have large batches. */
  readonly batch: 100 | 1_000;
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html */
export type ChangeFilter = Readonly<Record<string, unknown>>;

export interface TableDefinition extends TableShape {
  /** The kinds of items, for the map: partition key · sort key of each. */
  readonly items: readonly string[];
  readonly stream?: TableStream;
  /** Items with `ttl` (epoch seconds) disappear within days after it. */
  readonly expires?: true;
  /** No function may change or delete an item. Functions append and query only. */
  readonly appendOnly?: true;
  /** The most throttled requests a minute without an alarm; 10 by default. */
  readonly toleratedThrottles?: number;
  /** Whether the table has data about customers, so that a source of personal data covers it. If not, the reason. */
  readonly personal: true | { readonly no: string };
}

/**
 * All tables, each declared once. The deployment, the tests and simulations, the names of variables, and the map in the
 * docs all come from here. docs/access-patterns.md says which question each key answers.
 */
export const tables = {
  deals: {
    items: [
      'deal · `deal`',
      'deal · `price#<instant>`',
      '`external#<sellerId>#<externalId>` · `external`, the guard of an external id',
    ],
    sortKey: 'sk',
    indexes: {
      listing: { partition: 'listing', sort: 'startsAt', holds: 'ALL' },
      categoryListing: { partition: 'categoryListing', sort: 'startsAt', holds: 'ALL' },
      seller: { partition: 'sellerId', sort: 'createdAt', holds: 'ALL' },
      register: { partition: 'register', sort: 'createdAt', holds: 'ALL' },
    },
    stream: { publishes: true, batch: 100 },
    personal: { no: 'What is sold. A seller id is a business account of the staff pool.' },
  },
  stock: {
    items: ['`stk_…`, the stock item', '`clm_…`, the intent of a claim'],
    indexes: { watched: { partition: 'watch', sort: 'pk', holds: 'KEYS_ONLY' } },
    stream: {
      // Stock items only, not the intents of claims. A new stock item has no news: its deal has an event.
      filter: { eventName: ['MODIFY'], dynamodb: { NewImage: { total: { N: [{ exists: true }] } } } },
      publishes: true,
      batch: 1_000,
    },
    expires: true,
    // One hot deal is throttled at 1,000 writes a second by design. Its orders then go through the queue.
    toleratedThrottles: 1_000,
    personal: { no: 'Counts. The intent of a claim has buyers’ ids, and is deleted after 7 days.' },
  },
  bookings: {
    items: ['buyer · `booking#<identity>`', 'buyer · `limit#<stockId>`, the count under a limit'],
    sortKey: 'sk',
    stream: {
      // Booking records, not the counters of the limit per customer, which have no status.
      filter: { dynamodb: { NewImage: { status: { S: [{ exists: true }] } } } },
      publishes: true,
      batch: 1_000,
    },
    expires: true,
    personal: true,
  },
  dealBookings: {
    items: ['`<stockId>#<shard 0–15>` · booking id'],
    sortKey: 'sk',
    indexes: {
      recent: { sort: 'createdAt', holds: 'ALL' },
      holds: { sort: 'holdDueAt', holds: 'KEYS_ONLY' },
      days: { partition: 'day', sort: 'createdAt', holds: 'KEYS_ONLY' },
    },
    expires: true,
    personal: true,
  },
  figures: {
    items: [
      'deal · `total`, `minute#<instant>`, `currency#<code>` or `day#<date>#<code>`',
      '`seconds#<dealId>` · the second of a sale, as an instant',
      'seller or `house` · `day#<date>#<code>`',
      '`event#<source>#<id>` · `seen`, the marker of an event',
    ],
    sortKey: 'sk',
    expires: true,
    personal: { no: 'Counts by deal and minute, and ids of events.' },
  },
  reports: {
    items: [
      '`<house or slr_…>#total` · `<day>#<shard>`, the hours of a day',
      '`<house or slr_…>#<deal, category, city or seller>#<day>` · `<key>#<shard>`',
      '`counted` · `bookings` or `money`, how far events are counted',
      '`event#<source>#<id>` · `seen`, the marker of an event',
    ],
    sortKey: 'sk',
    expires: true,
    personal: { no: 'Counts by hour, deal, category, city and seller, and ids of events.' },
  },
  accounts: {
    items: [
      'customer · `profile`, `preferences`, `consent#<instant>#<version>#<channel>#<topic>`',
      'customer · `saved` (how many), `saved#<dealId>`',
      'customer · `bought#<bookingId>`, or `begun#<bookingId>` for minutes',
      'customer · `sign-in`, their user in the pool; `signed-in#<instant>` for 90 days',
    ],
    sortKey: 'sk',
    indexes: {
      email: { partition: 'emailDigest', sort: 'sk', holds: 'KEYS_ONLY' },
      names: { partition: 'nameStart', sort: 'nameFolded', holds: 'KEYS_ONLY' },
    },
    stream: {
      // Changes by customers, not erasures, whose old images no consumer needs.
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: {
          Keys: { sk: { S: ['profile', 'preferences', { prefix: 'consent#' }, { prefix: 'bought#' }] } },
        },
      },
      publishes: true,
      batch: 100,
    },
    // The addresses under which guests may be found.
    expires: true,
    personal: true,
  },
  abuse: {
    items: [
      '`<limit>#<subject>` · `count`',
      '`device#<subject>` · `buyers#<day>`',
      '`unpaid#<stockId>#<device>` · `orders`',
      '`marks` · `<time>#<random>`',
      '`rrv_…` · `review`',
    ],
    sortKey: 'sk',
    indexes: {
      reviews: { partition: 'queue', sort: 'listedAt', holds: 'ALL' },
      buyer: { partition: 'buyerId', sort: 'listedAt', holds: 'ALL' },
    },
    expires: true,
    personal: true,
  },
  payments: {
    items: [
      'payment’s id, which is its booking’s · `payment`',
      'customer · `stripe`',
      '`event#evt_…` · `seen`',
      '`pace#<call>#<second>#reserved` or `…#shared` · `pace`, turns at Stripe',
      '`seti_…` · `setup`',
      'booking id · `look`, one that a buyer caused or a message on its way',
      '`mail#<digest>` · `begun#<bookingId>` or `paid#<bookingId>`, purchases of guests',
      '`report#<day>` · `ledger`, and `comparison…` while it is made',
      'dispute’s id · `dispute`',
      'booking id · `refund#<id>`, one that failed',
    ],
    sortKey: 'sk',
    indexes: {
      due: { partition: 'watch', sort: 'due', holds: 'KEYS_ONLY' },
      disputes: { partition: 'disputeStatus', sort: 'listedAt', holds: 'ALL' },
      refunds: { partition: 'refundStatus', sort: 'listedAt', holds: 'ALL' },
    },
    stream: {
      // Payments only: no turns at Stripe, no marks of its events, no customers of Stripe, no reports.
      filter: { dynamodb: { Keys: { sk: { S: ['payment'] } } } },
      publishes: true,
      batch: 1_000,
    },
    expires: true,
    personal: true,
  },
  webhooks: {
    items: ['`evt_…`, an event of Stripe', '`refused_<reason>_<minute>`, requests that were no event'],
    indexes: {
      register: { partition: 'register', sort: 'listedAt', holds: 'KEYS_ONLY' },
      bookings: { partition: 'bookingId', sort: 'listedAt', holds: 'KEYS_ONLY' },
      troubled: { partition: 'trouble', sort: 'listedAt', holds: 'KEYS_ONLY' },
    },
    expires: true,
    personal: {
      no: 'Events of Stripe for 30 days, by the ids of payments and bookings. Of the buyer nothing.',
    },
  },
  reconciliation: {
    items: [
      '`stk_…` · `check`, the last check of a stock',
      '`runs` · `<instant>`, a night’s checks',
      '`bkg_…` · `agreed`, when a payment’s entries were found to agree',
    ],
    sortKey: 'sk',
    indexes: { differing: { partition: 'differs', sort: 'listedAt', holds: 'ALL' } },
    expires: true,
    personal: { no: 'Counts of stocks, and ids of bookings whose books were compared.' },
  },
  ledger: {
    items: ['subject, as `bkg_…` · `<kind>#<id>`'],
    sortKey: 'sk',
    indexes: { days: { partition: 'day', sort: 'place', holds: 'ALL' } },
    stream: { publishes: false, batch: 1_000 },
    appendOnly: true,
    personal: { no: 'The movements of money by booking: amounts and instants.' },
  },
  privacy: {
    items: ['customer · `export#<exportId>` or `deletion`'],
    sortKey: 'sk',
    stream: {
      // Finished deletions, but not the end of their tombstones.
      filter: {
        eventName: ['MODIFY'],
        dynamodb: {
          Keys: { sk: { S: ['deletion'] } },
          NewImage: { erasedAt: { N: [{ exists: true }] } },
        },
      },
      publishes: true,
      batch: 100,
    },
    expires: true,
    personal: true,
  },
  audit: {
    items: ['what was changed, `deal_…`, `bkg_…` and the like · `<instant>#<aud_…>`'],
    sortKey: 'sk',
    indexes: {
      actor: { partition: 'staffId', sort: 'sk', holds: 'ALL' },
      operation: { partition: 'operation', sort: 'sk', holds: 'ALL' },
      register: { partition: 'register', sort: 'sk', holds: 'ALL' },
    },
    expires: true,
    appendOnly: true,
    personal: {
      no: 'The deeds of staff, by staff id and their address. About a booking only the change, not the buyer. Of a customer only the id, which leads to nobody once they are erased.',
    },
  },
  contacts: {
    items: ['`<stockId>#<shard 0–15>` · booking id', 'deal · `export#<exportId>`'],
    sortKey: 'sk',
    indexes: { email: { partition: 'emailDigest', sort: 'place', holds: 'KEYS_ONLY' } },
    expires: true,
    personal: true,
  },
  staff: {
    items: [
      '`tokens#<staffId>` · `ended`',
      '`refunds#<staffId>` · `<day>#<currency>`',
      '`apr_…` · `approval`',
    ],
    sortKey: 'sk',
    indexes: { approvals: { partition: 'queue', sort: 'listedAt', holds: 'ALL' } },
    expires: true,
    personal: {
      no: 'Staff’s refunds by day, ended tokens, and acts that wait for a colleague’s approval, by staff id, deal, booking and customer id. Of a booking not the buyer.',
    },
  },
  doorCodes: {
    items: ['`<digest of a short code>`, its booking'],
    personal: { no: 'Ids of bookings under digests of their codes. Of the buyer nothing.' },
  },
  sellers: {
    items: ['seller · `seller`', '`member#<staffId>` · `member`'],
    sortKey: 'sk',
    indexes: {
      register: { partition: 'register', sort: 'createdAt', holds: 'ALL' },
      members: { partition: 'sellerId', sort: 'since', holds: 'ALL' },
    },
    personal: { no: 'Businesses, and which of the staff work for them, by staff id.' },
  },
  calendarFeeds: {
    items: [
      'customer or `res_…` · `feed#<cfd_…>`, an address of a feed',
      '`secret#<digest>` · `secret`, which leads to the owner of a feed',
    ],
    sortKey: 'sk',
    personal: true,
  },
  outsideCalendars: {
    items: ['`res_…` · `ocl_…`, a calendar from outside with its address'],
    sortKey: 'sk',
    indexes: { due: { partition: 'watch', sort: 'due', holds: 'KEYS_ONLY' } },
    stream: {
      // Only calendars that have failed for long, until they are well again.
      filter: { eventName: ['MODIFY'], dynamodb: { NewImage: { told: { S: [{ exists: true }] } } } },
      publishes: true,
      batch: 100,
    },
    personal: {
      no: 'Addresses of calendars of those who serve, which members of staff named. Of the calendars only busy times are kept.',
    },
  },
  services: {
    items: ['`svc_…` · `service`', '`res_…` · `resource`'],
    sortKey: 'sk',
    indexes: {
      listing: { partition: 'listing', sort: 'createdAt', holds: 'ALL' },
      category: { partition: 'categoryListing', sort: 'createdAt', holds: 'ALL' },
      seller: { partition: 'sellerList', sort: 'createdAt', holds: 'ALL' },
      register: { partition: 'register', sort: 'createdAt', holds: 'ALL' },
    },
    stream: { publishes: true, batch: 100 },
    personal: {
      no: 'What can be booked, and the hours of those who serve it. The names are those that a seller shows to buyers.',
    },
  },
  calendars: {
    items: ['`res_…` · `block#<number>`, the taken times of four days (UTC) of a resource'],
    sortKey: 'sk',
    personal: { no: 'Taken times by the ids of slots and feeds, without who took them.' },
  },
  imports: {
    items: ['`imp_…` · `import`', '`imp_…` · `line#<number>`'],
    sortKey: 'sk',
    indexes: {
      register: { partition: 'register', sort: 'listedAt', holds: 'ALL' },
      seller: { partition: 'sellerId', sort: 'listedAt', holds: 'ALL' },
    },
    expires: true,
    personal: { no: 'Files of deals, and which of the staff imported them, by staff id.' },
  },
  images: {
    items: ['image · `image`', '`quota#<sellerId>` · `day#<date>`, the uploads of a day'],
    sortKey: 'sk',
    expires: true,
    personal: { no: 'Pictures of deals by id, with their seller and size. The files have no metadata.' },
  },
  live: {
    items: [
      '`topic#<topic>` · `head`, `due`, `watchers` or `log#<seq>`; a topic is `deal:…`, `booking:…` or `me:<buyer>`',
      '`watch#<topic>#<shard>` · connection',
      '`conn#<id>` · `connection`',
      '`address#<digest>` · `open`',
      '`sockets.address#<digest>` · `count`',
    ],
    sortKey: 'sk',
    expires: true,
    personal: {
      no: 'Messages on sockets, by ids, for an hour. Open connections with the ids of their buyers, while they are open.',
    },
  },
  storefront: {
    items: ['`home` · `draft`, `head` (the versions that hold and will hold), `version#<number>`'],
    sortKey: 'sk',
    personal: { no: 'The home page that everybody sees, and which of the staff wrote it, by staff id.' },
  },
  failures: {
    items: ['queue · message id, why a message became a dead letter'],
    sortKey: 'sk',
    expires: true,
    personal: { no: 'Names of errors and of fields by message id, without the message.' },
  },
  views: {
    items: ['`own#<staffId>` or `shared` · view'],
    sortKey: 'sk',
    personal: { no: 'Filters of pages that staff gave a name, by staff id.' },
  },
  waiting: {
    items: ['buyer · `entry#<stockId>`', '`stk_…` · `<milliseconds>#<wtl_…>`, a place in line'],
    sortKey: 'sk',
    stream: {
      // Entries by buyer, not the places in line, and no deletions.
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { status: { S: [{ exists: true }] } } },
      },
      publishes: true,
      batch: 100,
    },
    expires: true,
    personal: true,
  },
  switches: {
    items: ['`switches` · `switches`, one item'],
    sortKey: 'sk',
    personal: {
      no: 'The switches. Blocked addresses as digests under a key, until the block ends.',
    },
  },
} as const satisfies Readonly<Record<string, TableDefinition>>;

export type TableName = keyof typeof tables;

/** The tables that a source of personal data must cover. */
export type PersonalTable = {
  [T in TableName]: (typeof tables)[T] extends { readonly personal: true } ? T : never;
}[TableName];

export const tableNames = Object.keys(tables) as TableName[];

/** Returns a table's declaration with the general type. */
export const tableOf = (name: TableName): TableDefinition => tables[name];

export const isPersonal = (name: TableName): boolean => tableOf(name).personal === true;

/** Makes `deal-bookings` from `dealBookings`: the table's name after the name of its stage. */
export const deployedName = <N extends TableName>(name: N) =>
  splitWords(name, '-').toLowerCase() as DeployedName<N>;

/** Returns the name of a table in a stage: `stampede-dev-deal-bookings`. */
export const tableIn = (stage: string, name: TableName): string => `stampede-${stage}-${deployedName(name)}`;

/** Makes `DEAL_BOOKINGS_TABLE` from `dealBookings`: the variable with the table's name. */
export const tableVariable = <N extends TableName>(name: N) =>
  `${splitWords(name, '_').toUpperCase()}_TABLE` as TableVariableOf<N>;

export type TableVariableOf<N extends TableName> = `${Uppercase<Split<N, '_'>>}_TABLE`;

/** The variables of all tables. */
export type TableVariable = TableVariableOf<TableName>;

export type DeployedName<N extends TableName> = Lowercase<Split<N, '-'>>;

/** Puts `Glue` before each capital letter. */
type Split<Name extends string, Glue extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `${Glue}${Letter}`}${Split<Rest, Glue>}`
  : '';

const splitWords = (name: string, glue: string) => name.replace(/[A-Z]/g, (letter) => `${glue}${letter}`);
