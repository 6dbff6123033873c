import { deflateRawSync } from 'node:zlib';
import type { limitClasses } from '../lib/contract/limits.ts';

/** A limit of requests in a window of `seconds`. A container lets `quiet` of them through before it asks the shared count. */
export interface Limit {
  readonly limit: number;
  readonly seconds: number;
  readonly quiet: number;
}

/** A limit whose count is a sign of risk from `notice` on. */
interface Rule extends Limit {
  readonly notice: number;
}

type Classes = typeof limitClasses;

/** A limit for each class of the contract and each subject that the class counts. */
export type RequestLimits = {
  readonly [C in keyof Classes]: { readonly [S in Classes[C]['counts'][number]]: Limit };
};

/** A share of a deal's units in percent, and the least number of units. */
interface Share {
  readonly percent: number;
  readonly atLeast: number;
}

/** The policy that lib/abuse/policy.ts reads from ABUSE_POLICY; docs/abuse.md explains the figures and their tuning. */
export interface AbusePolicy {
  readonly orders: { readonly buyer: Rule; readonly device: Rule; readonly address: Omit<Rule, 'notice'> };
  readonly guests: {
    readonly device: Rule;
    /** From `flood` on, every guest of the address must solve a challenge. The address refuses no guest. */
    readonly address: Omit<Rule, 'limit'> & { readonly flood: number };
  };
  /** Units of one deal that an address orders while a hold lasts. Beyond these shares they are signs of risk. */
  readonly dealAddress: { readonly seconds: number; readonly notice: Share; readonly share: Share };
  /** Counts that are signs of risk: expired holds and declined cards of a buyer or device, declined cards of an address. */
  readonly marks: {
    readonly seconds: number;
    readonly lapsedHolds: number;
    readonly declinedCards: number;
    readonly declinedCardsOfAddress: number;
  };
  readonly declines: {
    readonly buyer: Omit<Rule, 'quiet'>;
    readonly device: Omit<Rule, 'quiet'>;
    readonly address: Pick<Rule, 'seconds' | 'notice'>;
  };
  readonly setups: Omit<Rule, 'quiet'>;
  readonly buyersOfDevice: { readonly shared: number; readonly passedAround: number };
  readonly thresholds: { readonly challenge: number; readonly review: number };
  readonly challenge: {
    readonly provider: 'turnstile';
    readonly siteKey: string;
    readonly hostnames: readonly string[];
    readonly actionRequired: boolean;
  };
}

const minute = 60;
const tenMinutes = 600;
const hour = 3_600;
const day = 86_400;
const threeHours = 10_800;
const thresholds = { challenge: 50, review: 80 };
/** Ten minutes: as long as a hold. */
const dealAddress = {
  seconds: tenMinutes,
  notice: { percent: 1, atLeast: 10 },
  share: { percent: 5, atLeast: 20 },
};
const marks = { seconds: threeHours, lapsedHolds: 3, declinedCards: 4, declinedCardsOfAddress: 50 };
const buyersOfDevice = { shared: 4, passedAround: 10 };

/**
 * An ordinary caller stays below a quarter of a limit. Until then, counting costs no write. A flood from one address
 * reaches many containers, so the containers share the counts of addresses sooner.
 */
const times = (limit: number, seconds: number, quiet = Math.ceil(limit / 4)): Limit => ({
  limit,
  seconds,
  quiet,
});

/** The limits of prod by class. A person with an app or a desk stays far below them. A person's program may come near. */
export const strictRequests: RequestLimits = {
  // The edge answers cached reads. A caller with this many misses goes around the edge's cache.
  publicReads: { address: times(12_000, minute, 200) },
  // Five a second. An app that waits for its order asks once a second.
  reads: { caller: times(300, minute) },
  lists: { caller: times(120, minute) },
  changes: { caller: times(60, minute) },
  // An address may send more than Stripe takes from the whole stage in that time.
  payments: { caller: times(60, minute), address: times(6_000, minute, 100) },
  methods: { caller: times(30, minute) },
  setups: { caller: times(20, day), address: times(2_000, day, 20) },
  jobs: { caller: times(30, hour) },
  accounts: { caller: times(60, minute) },
  // An import of thousands of deals sometimes waits for Retry-After.
  deals: { caller: times(600, minute) },
  // Two a second: a door with one member of staff. Of 2^45 codes nobody guesses one at that pace.
  doors: { caller: times(120, minute) },
  refunds: { caller: times(60, minute) },
};

/** Returns the same classes and windows with limits that are `by` times as high. */
const scaled = (requests: RequestLimits, by: number): RequestLimits =>
  Object.fromEntries(
    Object.entries(requests).map(([name, counted]) => [
      name,
      Object.fromEntries(
        Object.entries<Limit>(counted).map(([who, { limit, seconds }]) => [who, times(limit * by, seconds)]),
      ),
    ]),
  ) as unknown as RequestLimits;

/**
 * Thousands of people share the address of a carrier, a campus or an office. Limits by address therefore stop only
 * floods, and their notices add little risk. A buyer or a device is one person, so their limits are strict.
 */
export const strictPolicy = (challenge: { siteKey: string; hostnames: readonly string[] }): AbusePolicy => ({
  orders: {
    buyer: { limit: 20, seconds: minute, quiet: 4, notice: 10 },
    device: { limit: 20, seconds: minute, quiet: 4, notice: 10 },
    address: { limit: 30_000, seconds: minute, quiet: 200 },
  },
  guests: {
    device: { limit: 10, seconds: tenMinutes, quiet: 3, notice: 4 },
    address: { seconds: tenMinutes, quiet: 10, notice: 100, flood: 500 },
  },
  dealAddress,
  marks,
  declines: {
    buyer: { limit: 10, seconds: hour, notice: 4 },
    device: { limit: 15, seconds: hour, notice: 6 },
    address: { seconds: hour, notice: 100 },
  },
  setups: { limit: 10, seconds: day, notice: 3 },
  buyersOfDevice,
  thresholds,
  challenge: { provider: 'turnstile', ...challenge, actionRequired: true },
});

/** A test does in a minute more than a person does in a day, with one account. Tests of limits use the exports. */
export const devRequests: RequestLimits = {
  ...scaled(strictRequests, 100),
  jobs: { caller: times(100, hour) },
};

/**
 * The policy for development. A test books hundreds of times as one buyer, so buyers have no effective limits, and
 * dozens of expired holds or declined cards are no sign of risk. Limits by address and device are nearly those of prod.
 * `npm run rush` and the tests give each buyer an address (`X-Stampede-Test-Address`). A test of limits sends a device
 * id.
 */
export const devPolicy: AbusePolicy = {
  orders: {
    buyer: { limit: 5_000, seconds: minute, quiet: 1_000, notice: 5_000 },
    device: { limit: 30, seconds: minute, quiet: 3, notice: 10 },
    address: { limit: 1_000_000, seconds: minute, quiet: 20_000 },
  },
  guests: {
    device: { limit: 30, seconds: tenMinutes, quiet: 3, notice: 10 },
    address: { seconds: tenMinutes, quiet: 50, notice: 1_000, flood: 5_000 },
  },
  dealAddress,
  marks: { ...marks, lapsedHolds: 30, declinedCards: 30, declinedCardsOfAddress: 1_000 },
  declines: {
    buyer: { limit: 10, seconds: tenMinutes, notice: 6 },
    device: { limit: 15, seconds: tenMinutes, notice: 9 },
    address: { seconds: tenMinutes, notice: 1_000_000 },
  },
  setups: { limit: 12, seconds: tenMinutes, notice: 10 },
  buyersOfDevice,
  thresholds,
  // Cloudflare's keys for tests: the widget always passes, and its tokens name example.com and no action.
  challenge: {
    provider: 'turnstile',
    siteKey: '1x00000000000000000000AA',
    hostnames: ['example.com'],
    actionRequired: false,
  },
};

/**
 * The policy as a function's variable. All variables of a function together may have 4 KB, and the plain text takes a
 * quarter of it.
 */
export const packed = (policy: AbusePolicy): string =>
  deflateRawSync(JSON.stringify(policy)).toString('base64');
