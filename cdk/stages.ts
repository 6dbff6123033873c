import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  type AbusePolicy,
  devPolicy,
  devRequests,
  type RequestLimits,
  strictPolicy,
  strictRequests,
} from './abuse-policy.ts';
import { type EdgeSettings, edgeAt } from './edge-settings.ts';
import { devOversight, type OversightPolicy, strictOversight } from './oversight-policy.ts';
import { devShares, type RouteShares, strictShares } from './route-rates.ts';

/** What differs between the places the backend runs in. Everything else is the same in all of them. */
export interface Stage {
  readonly name: StageName;
  /** What becomes of tables, user pools, keys and secrets when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
  /** Tables, user pools and stacks refuse to be deleted. */
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  readonly logLevel: 'DEBUG' | 'INFO';
  /** How long the bus keeps events for replay. */
  readonly archiveRetention: Duration;
  /** How long it is known what staff did. */
  readonly auditRetention: Duration;
  /** Copies of audit and ledger in a vault that nobody can empty. It cannot be undone three days after it is deployed. */
  readonly recordsLocked: boolean;
  /** Browser origins; phones send none. */
  readonly corsOrigins: readonly string[];
  /**
   * Hosts that images of deals may come from, besides the edge's own domain: buyers' phones load them, and so tell these
   * hosts who looks at what. `*.` before a name stands for its subdomains; an empty list leaves the edge alone. Without
   * one any https host will do, on dev only.
   */
  readonly imageHosts?: readonly string[];
  /** Requests per second, and how many at once: what the API may take of the account's quota, 10,000 and 5,000 by default. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Of that, the part of each route: what is no order leaves room for orders. */
  readonly routeShares: RouteShares;
  /**
   * The same for what clients say on sockets. It comes out of the account's quota too, as does each message to a
   * client: orders come first.
   */
  readonly liveThrottle: { readonly rate: number; readonly burst: number };
  /**
   * How many sockets one address may have open, and open in a minute. Thousands share that of a carrier. All that so many
   * sockets may say (60 messages a minute each) is below `liveThrottle`, so that one address cannot use it up.
   */
  readonly socketsPerAddress: { readonly open: number; readonly aMinute: number };
  /** More watchers of one deal than this are told to poll. A message to each, once a second, comes out of the quota. */
  readonly livePollThreshold: number;
  /** How many batches of the burst queue are settled at once. */
  readonly burstConcurrency: number;
  /**
   * Executions kept free for settling, so that a rush on the API cannot starve it.
   * Only where the account's quota is known to allow it: a new account has 10 in all.
   */
  readonly settleReservation?: number;
  /** How long a buyer may take to pay, in seconds. */
  readonly holdSeconds: number;
  /** Over all functions, for each kind of call. A sandbox takes 25; ask Stripe for what a live account takes. */
  readonly stripeCallsPerSecond: number;
  /**
   * An order whose total is above it needs a sign-in that is at most 15 minutes old, where its deal says nothing. By
   * currency, in minor units, as in `{ EUR: 100_000 }`; guests cannot order above it.
   */
  readonly recentSignInAbove: Readonly<Record<string, number>>;
  /** The bounds of what staff may do alone, and when they have to have signed in a short while ago. */
  readonly oversight: OversightPolicy;
  /** Where a bank's page sends a buyer back to: the app's own scheme, or its universal link. */
  readonly paymentReturnUrl: string;
  /** Cognito's Plus plan: refuses stolen passwords and risky sign-ins. Billed for each active user. */
  readonly threatProtection: boolean;
  /** Sign-in with user name and password in one call, for `npm run token`. Never outside dev. */
  readonly passwordSignIn: boolean;
  /**
   * Takes a request's word for its address (`X-Stampede-Test-Address`), so that a rush from one machine comes from
   * thousands. Never outside dev: whoever may name their address has no limits by address.
   */
  readonly testAddresses: boolean;
  /** Sign-ups, and mails that Cognito sends to an address the caller names, from one IP address. */
  readonly signUps: { readonly perAddress: number; readonly seconds: 60 | 120 | 300 | 600 };
  /** Limits and risk of orders and guest tokens. */
  readonly abuse: AbusePolicy;
  /** How often each operation may be called, by its class. */
  readonly requestLimits: RequestLimits;
  /** CloudFront and a firewall before the API. Without it apps call the API itself, as on a laptop. */
  readonly edge?: EdgeSettings;
  /** Customers may sign in with a passkey, bound to this domain or else to that of the hosted page. */
  readonly passkeys?: { readonly relyingPartyId?: string };
  /** Apps that customers sign in through; what is secret about them is in Secrets Manager. */
  readonly social: {
    readonly google?: { readonly clientId: string };
    readonly apple?: { readonly clientId: string; readonly teamId: string; readonly keyId: string };
  };
  /** Whom the mail of the user pools comes from: an address of a domain that SES has verified, and in which region. */
  readonly mail?: { readonly address: string; readonly name: string; readonly region: string };
  /** Where the hosted sign-in may send people back to. */
  readonly customerCallbacks: readonly string[];
  readonly staffCallbacks: readonly string[];
}

export const stageNames = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** The app's own URL scheme (RFC 8252 §7.1); change it with the app's. */
const appCallback = 'stampede://signed-in';

/** The widget of your Cloudflare account (its site key is public), and the host on which the app shows it. */
const widget = (hostname: string) => ({ siteKey: 'put-your-site-key-here', hostnames: [hostname] });

/** As long as many laws have business records kept; yours may ask for more. */
const sevenYears = Duration.days(7 * 366);

/** Put your own domains here before the first deployment of staging and prod. */
const stages: Readonly<Record<StageName, Stage>> = {
  dev: {
    name: 'dev',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_WEEK,
    logLevel: 'DEBUG',
    archiveRetention: Duration.days(30),
    auditRetention: Duration.days(90),
    recordsLocked: false,
    corsOrigins: ['http://localhost:3000', 'http://localhost:5173'],
    throttle: { rate: 1_000, burst: 1_000 },
    routeShares: devShares,
    liveThrottle: { rate: 1_000, burst: 2_000 },
    // The rush has thousands watch from one machine.
    socketsPerAddress: { open: 100_000, aMinute: 100_000 },
    livePollThreshold: 5_000,
    burstConcurrency: 4,
    holdSeconds: 600,
    stripeCallsPerSecond: 20,
    recentSignInAbove: {},
    oversight: devOversight,
    paymentReturnUrl: 'stampede://paid',
    threatProtection: false,
    passwordSignIn: true,
    testAddresses: true,
    social: {},
    signUps: { perAddress: 1_000, seconds: 300 },
    abuse: devPolicy,
    requestLimits: devRequests,
    customerCallbacks: [appCallback, 'http://localhost:3000/signed-in'],
    staffCallbacks: ['http://localhost:5173/signed-in'],
  },
  staging: {
    name: 'staging',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_MONTH,
    logLevel: 'INFO',
    archiveRetention: Duration.days(30),
    auditRetention: Duration.days(90),
    recordsLocked: false,
    corsOrigins: ['https://console.staging.stampede.example'],
    imageHosts: ['cdn.staging.stampede.example'],
    throttle: { rate: 5_000, burst: 2_500 },
    routeShares: strictShares,
    liveThrottle: { rate: 2_000, burst: 1_000 },
    socketsPerAddress: { open: 1_500, aMinute: 1_500 },
    livePollThreshold: 2_000,
    burstConcurrency: 20,
    holdSeconds: 600,
    stripeCallsPerSecond: 20,
    recentSignInAbove: {},
    oversight: strictOversight,
    paymentReturnUrl: 'stampede://paid',
    threatProtection: true,
    passwordSignIn: false,
    testAddresses: false,
    passkeys: {},
    social: {},
    signUps: { perAddress: 100, seconds: 300 },
    abuse: strictPolicy(widget('staging.stampede.example')),
    requestLimits: strictRequests,
    edge: edgeAt('api.staging.stampede.example', 5_000),
    customerCallbacks: [appCallback],
    staffCallbacks: ['https://console.staging.stampede.example/signed-in'],
  },
  prod: {
    name: 'prod',
    // Not RETAIN: a first deployment that fails would leave what it made behind, and the next would meet "already exists".
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    deletionProtection: true,
    logRetention: RetentionDays.THREE_MONTHS,
    logLevel: 'INFO',
    archiveRetention: Duration.days(90),
    auditRetention: sevenYears,
    recordsLocked: true,
    corsOrigins: ['https://console.stampede.example'],
    imageHosts: ['cdn.stampede.example'],
    throttle: { rate: 10_000, burst: 5_000 },
    routeShares: strictShares,
    liveThrottle: { rate: 4_000, burst: 2_000 },
    socketsPerAddress: { open: 3_000, aMinute: 3_000 },
    livePollThreshold: 5_000,
    burstConcurrency: 100,
    settleReservation: 100,
    holdSeconds: 600,
    stripeCallsPerSecond: 20,
    recentSignInAbove: {},
    oversight: strictOversight,
    paymentReturnUrl: 'stampede://paid',
    threatProtection: true,
    passwordSignIn: false,
    testAddresses: false,
    passkeys: {},
    social: {},
    // A school or an office behind one address signs up at a sale's start too.
    signUps: { perAddress: 100, seconds: 300 },
    abuse: strictPolicy(widget('stampede.example')),
    requestLimits: strictRequests,
    edge: { ...edgeAt('api.stampede.example', 10_000), botControl: true },
    customerCallbacks: [appCallback],
    staffCallbacks: ['https://console.stampede.example/signed-in'],
  },
};

/**
 * The stage of this name; `dev` when none is given.
 * @throws Error naming the stages there are.
 */
export function stageNamed(name: unknown = 'dev'): Stage {
  const known = stageNames.find((candidate) => candidate === name);
  if (!known)
    throw new Error(`Unknown stage ${JSON.stringify(name)}: choose one of ${stageNames.join(', ')}`);
  return stages[known];
}
