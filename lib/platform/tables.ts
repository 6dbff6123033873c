/** An index of a table. A local one has no `partition` of its own: it has the table's. */
export interface TableIndex {
  readonly partition?: string;
  readonly sort: string;
  /** What a query of it can read: every attribute, or the keys of the table and of the index. */
  readonly holds: 'ALL' | 'KEYS_ONLY';
}

/** What decides which reads and writes DynamoDB takes. All keys are texts, and every partition key is `pk`. */
export interface TableShape {
  readonly sortKey?: 'sk';
  /** By their names. */
  readonly indexes?: Readonly<Record<string, TableIndex>>;
}

/** The changes that functions are told of. */
export interface TableStream {
  /** A filter of Lambda for event sources; without one, every change. */
  readonly filter?: ChangeFilter;
  /** Whether the publisher makes events of them. */
  readonly publishes: boolean;
  /** How many at once, at most: large batches for what a rush changes. */
  readonly batch: 100 | 1_000;
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html */
export type ChangeFilter = Readonly<Record<string, unknown>>;

export interface TableDefinition extends TableShape {
  /** What lies in it, for the map: partition key · sort key, by kind of item. */
  readonly items: readonly string[];
  readonly stream?: TableStream;
  /** Items with `ttl` (epoch seconds) disappear within days of it. */
  readonly expires?: true;
  /** Nobody may change or remove an item: functions append and query, and nothing else. */
  readonly appendOnly?: true;
  /** Throttled requests a minute that are not yet an alarm; 10 when nothing is said. */
  readonly toleratedThrottles?: number;
  /** Whether it holds anything about a customer; then a source of personal data covers it. If not, why. */
  readonly personal: true | { readonly no: string };
}

/**
 * Every table, declared once: what is deployed, what tests and simulations run on, the names of variables, and the map in
 * the docs come from here. docs/access-patterns.md says which question each key answers.
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
    personal: { no: 'What is sold. A seller id stands for a business account of the staff pool.' },
  },
  stock: {
    items: ['`stk_…`, the stock item', '`clm_…`, the intent of a claim'],
    indexes: { watched: { partition: 'watch', sort: 'pk', holds: 'KEYS_ONLY' } },
    stream: {
      // Stock items only, not the intents of claims; a new one says nothing that its deal does not say.
      filter: { eventName: ['MODIFY'], dynamodb: { NewImage: { total: { N: [{ exists: true }] } } } },
      publishes: true,
      batch: 1_000,
    },
    expires: true,
    // One hot deal is throttled at 1,000 writes/s by design; its orders then go through the queue.
    toleratedThrottles: 1_000,
    personal: { no: 'Counts. The intent of a claim names buyers’ ids, and is gone after 7 days.' },
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
      'seller or `house` · `day#<date>#<code>`',
      '`event#<source>#<id>` · `seen`, the marker of an event',
    ],
    sortKey: 'sk',
    expires: true,
    personal: { no: 'Counts by deal and minute, and ids of events.' },
  },
  accounts: {
    items: [
      'customer · `profile`, `preferences`, `consent#<instant>#<version>#<channel>#<topic>`',
      'customer · `saved` (how many), `saved#<dealId>`',
      'customer · `bought#<bookingId>`, or `begun#<bookingId>` for minutes',
    ],
    sortKey: 'sk',
    stream: {
      // What customers change; not what is erased, whose old images nobody needs to see.
      filter: {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: {
          Keys: { sk: { S: ['profile', 'preferences', { prefix: 'consent#' }, { prefix: 'bought#' }] } },
        },
      },
      publishes: true,
      batch: 100,
    },
    // By which address a guest may be found.
    expires: true,
    personal: true,
  },
  abuse: {
    items: [
      '`<limit>#<subject>` · `count`',
      '`device#<subject>` · `buyers#<day>`',
      '`unpaid#<stockId>#<device>` · `orders`',
      '`marks` · `<time>#<random>`',
      '`rvw_…` · `review`',
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
      // Payments only: not the turns at Stripe, the marks of its events, its customers, the reports.
      filter: { dynamodb: { Keys: { sk: { S: ['payment'] } } } },
      publishes: true,
      batch: 1_000,
    },
    expires: true,
    personal: true,
  },
  ledger: {
    items: ['subject, as `bkg_…` · `<kind>#<id>`'],
    sortKey: 'sk',
    indexes: { days: { partition: 'day', sort: 'place', holds: 'ALL' } },
    stream: { publishes: false, batch: 1_000 },
    appendOnly: true,
    personal: { no: 'What happened to money, by booking: amounts and instants.' },
  },
  privacy: {
    items: ['customer · `export#<exportId>` or `deletion`'],
    sortKey: 'sk',
    stream: {
      // Deletions that are done, and not the tombstone's end.
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
      no: 'What staff did, by staff id and their address; of a booking only what changed, not whose it is.',
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
      no: 'Who of the staff gave back how much on which day, whose tokens were ended, and what waits for a colleague’s approval, by staff id, deal and booking id; of a booking not whose it is.',
    },
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
      no: 'What was told on sockets, by ids, for an hour; who listens, by the ids of connections and buyers, for as long as they do.',
    },
  },
  switches: {
    items: ['`switches` · `switches`, one item'],
    sortKey: 'sk',
    personal: {
      no: 'What is switched off; blocked addresses as digests under a key, until the block ends.',
    },
  },
} as const satisfies Readonly<Record<string, TableDefinition>>;

export type TableName = keyof typeof tables;

/** Those that a source of personal data has to cover. */
export type PersonalTable = {
  [T in TableName]: (typeof tables)[T] extends { readonly personal: true } ? T : never;
}[TableName];

export const tableNames = Object.keys(tables) as TableName[];

/** What is said of a table, without what is special to it. */
export const tableOf = (name: TableName): TableDefinition => tables[name];

export const isPersonal = (name: TableName): boolean => tableOf(name).personal === true;

/** `dealBookings` becomes `deal-bookings`: how a table is called after the name of its stage. */
export const deployedName = <N extends TableName>(name: N) =>
  splitWords(name, '-').toLowerCase() as DeployedName<N>;

/** How a table is called in a stage: `stampede-dev-deal-bookings`. */
export const tableIn = (stage: string, name: TableName): string => `stampede-${stage}-${deployedName(name)}`;

/** `dealBookings` becomes `DEAL_BOOKINGS_TABLE`: the variable under which functions are told where the table is. */
export const tableVariable = <N extends TableName>(name: N) =>
  `${splitWords(name, '_').toUpperCase()}_TABLE` as TableVariableOf<N>;

export type TableVariableOf<N extends TableName> = `${Uppercase<Split<N, '_'>>}_TABLE`;

/** The variables of all tables. */
export type TableVariable = TableVariableOf<TableName>;

export type DeployedName<N extends TableName> = Lowercase<Split<N, '-'>>;

/** Puts the glue before each capital letter. */
type Split<Name extends string, Glue extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `${Glue}${Letter}`}${Split<Rest, Glue>}`
  : '';

const splitWords = (name: string, glue: string) => name.replace(/[A-Z]/g, (letter) => `${glue}${letter}`);
