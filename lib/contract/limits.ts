/**
 * Whom a limit counts. `caller`: a guest and a customer by their buyer id, a member of staff by theirs. `address`: what
 * one subscriber holds, an IPv4 address or the /64 of an IPv6 one; thousands may share it, so it stops floods only.
 */
export type Counted = 'caller' | 'address';

export interface LimitClass {
  readonly counts: readonly Counted[];
  /** For docs/limits.md: what the operations of this class have in common. */
  readonly of: string;
}

/**
 * Every class of limits that `endpoint` keeps. An operation names its class and is counted by itself: two operations
 * of a class do not take each other's room. How often, and in what time, cdk/abuse-policy.ts says for each stage.
 */
export const limitClasses = {
  publicReads: {
    counts: ['address'],
    of: 'what anybody may read, where the edge has not kept the answer',
  },
  reads: { counts: ['caller'], of: 'reading one thing' },
  lists: { counts: ['caller'], of: 'pages and searches, which read many items' },
  changes: { counts: ['caller'], of: 'changing one thing' },
  payments: { counts: ['caller', 'address'], of: 'paying for a booking, which asks Stripe' },
  methods: { counts: ['caller'], of: 'saved cards, of which each call asks Stripe' },
  setups: { counts: ['caller', 'address'], of: 'saving a card: what stolen cards are tested by' },
  jobs: { counts: ['caller'], of: 'work that goes on after the answer: exports and deletions' },
  accounts: { counts: ['caller'], of: 'what asks Cognito, whose quotas are the whole stage’s' },
  deals: { counts: ['caller'], of: 'changing deals and their stock' },
  refunds: { counts: ['caller'], of: 'giving money back' },
} as const satisfies Record<string, LimitClass>;

export type LimitName = keyof typeof limitClasses;

/** Limits that a guard keeps (lib/abuse), because it weighs what it counts: orders, and wishes for a guest token. */
export const guardLimits = ['orders', 'guests'] as const;
export type GuardLimit = (typeof guardLimits)[number];

/** Whether `endpoint` counts: the guards count what is theirs. */
export const isCounted = <L extends string>(limit: L | undefined): limit is Extract<L, LimitName> =>
  limit !== undefined && limit in limitClasses;
