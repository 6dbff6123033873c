/**
 * The subject of a limit. `caller`: a guest or a customer by their buyer id, a member of staff by theirs. `address`:
 * the network of one subscriber, an IPv4 address or the /64 of an IPv6 one. Thousands may share an address, so that
 * limit only stops floods.
 */
export type Counted = 'caller' | 'address';

export interface LimitClass {
  readonly counts: readonly Counted[];
  /** For docs/limits.md: what the operations of this class have in common. */
  readonly of: string;
}

/**
 * The classes of limits that `endpoint` applies. An operation names its class and is counted separately: two operations
 * of a class do not share a limit. The figures of each stage are in cdk/abuse-policy.ts.
 */
export const limitClasses = {
  publicReads: {
    counts: ['address'],
    of: 'public reads, when the edge has no cached answer',
  },
  reads: { counts: ['caller'], of: 'reading one object' },
  lists: { counts: ['caller'], of: 'pages and searches, which read many items' },
  changes: { counts: ['caller'], of: 'changing one object' },
  payments: { counts: ['caller', 'address'], of: 'paying for a booking, which calls Stripe' },
  methods: { counts: ['caller'], of: 'saved cards: each call is a call to Stripe' },
  setups: { counts: ['caller', 'address'], of: 'saving a card, which thieves use to test stolen cards' },
  jobs: { counts: ['caller'], of: 'work that continues after the answer: exports and deletions' },
  accounts: { counts: ['caller'], of: 'calls to Cognito, whose quotas are for the whole stage' },
  deals: { counts: ['caller'], of: 'changing deals and their stock' },
  doors: { counts: ['caller'], of: 'admitting people at a door, also by codes that may be guessed' },
  refunds: { counts: ['caller'], of: 'refunds' },
} as const satisfies Record<string, LimitClass>;

export type LimitName = keyof typeof limitClasses;

/** Limits that a guard applies (lib/abuse), because it weighs the counts: orders, and requests for a guest token. */
export const guardLimits = ['orders', 'guests'] as const;
export type GuardLimit = (typeof guardLimits)[number];

/** Returns whether `endpoint` counts. The guards count their own limits. */
export const isCounted = <L extends string>(limit: L | undefined): limit is Extract<L, LimitName> =>
  limit !== undefined && limit in limitClasses;
