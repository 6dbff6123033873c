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

/** The settings that differ between stages. Everything else is the same in all of them. */
export interface Stage {
  readonly name: StageName;
  /** The fate of tables, user pools, keys and secrets that leave the template. */
  readonly removalPolicy: RemovalPolicy;
  /** Whether tables, user pools and stacks refuse to be deleted. */
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  readonly logLevel: 'DEBUG' | 'INFO';
  /** The time that the bus keeps events for replay. */
  readonly archiveRetention: Duration;
  /** The time that the audit log is kept. */
  readonly auditRetention: Duration;
  /** Whether audit and ledger are copied to a vault that nobody can empty. Three days after its deployment it is permanent. */
  readonly recordsLocked: boolean;
  /** Origins of browser apps. Phones send no Origin. The deployed console's is added. */
  readonly corsOrigins: readonly string[];
  /**
   * Hosts that images of deals may come from, besides the edge's own domain. Buyers' phones load the images, so these
   * hosts learn which buyer looks at which deal. `*.` before a name stands for its subdomains. An empty list allows
   * only the edge. Without a list, any https host is allowed, on dev only.
   */
  readonly imageHosts?: readonly string[];
  /** Requests per second, and the burst: the API's part of the account's quota, 10,000 and 5,000 by default. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** The part of each route. Other routes leave room for orders. */
  readonly routeShares: RouteShares;
  /**
   * The same for clients' messages on sockets. It is part of the account's quota too, as is each message to a client.
   * Orders come first.
   */
  readonly liveThrottle: { readonly rate: number; readonly burst: number };
  /**
   * Sockets that one address may have open, and may open in a minute. Thousands of people share a carrier's address.
   * All messages of so many sockets (60 a minute each) stay below `liveThrottle`, so one address cannot use it up.
   */
  readonly socketsPerAddress: { readonly open: number; readonly aMinute: number };
  /** Watchers of one deal. Above this number, clients are told to poll. A message a second to each watcher uses the quota. */
  readonly livePollThreshold: number;
  /** Batches of the burst queue that are settled at once. */
  readonly burstConcurrency: number;
  /**
   * Executions that are reserved for settling, so that a rush on the API cannot starve it. Set it only where the
   * account's quota is known to allow it: a new account has 10 in all.
   */
  readonly settleReservation?: number;
  /** Seconds that a buyer has to pay. */
  readonly holdSeconds: number;
  /** Seconds that somebody has to pay for units that were offered from a waiting list: time to see the message. */
  readonly offerSeconds: number;
  /**
   * Calls a second to Stripe, over all functions, for each kind of call. A sandbox takes 25. Ask Stripe for the limit
   * of a live account.
   */
  readonly stripeCallsPerSecond: number;
  /**
   * The total above which an order needs a sign-in that is at most 15 minutes old, where its deal sets none. By
   * currency, in minor units, as in `{ EUR: 100_000 }`. Guests cannot order above it.
   */
  readonly recentSignInAbove: Readonly<Record<string, number>>;
  /** The limits of what staff may do alone, and those above which they need a recent sign-in. */
  readonly oversight: OversightPolicy;
  /** The address to which a bank's page returns a buyer: the app's own scheme, or its universal link. */
  readonly paymentReturnUrl: string;
  /** Whether Cognito's Plus plan refuses stolen passwords and risky sign-ins. AWS bills it for each active user. */
  readonly threatProtection: boolean;
  /** Whether one call can sign in with user name and password, for `npm run token`. Never outside dev. */
  readonly passwordSignIn: boolean;
  /**
   * Whether a request may name its own address (`X-Stampede-Test-Address`), so that a rush from one machine comes from
   * thousands of addresses. Never outside dev, because such a caller has no limits by address.
   */
  readonly testAddresses: boolean;
  /** Sign-ups, and mails that Cognito sends to an address the caller names, from one IP address. */
  readonly signUps: { readonly perAddress: number; readonly seconds: 60 | 120 | 300 | 600 };
  /** Limits and risk of orders and guest tokens. */
  readonly abuse: AbusePolicy;
  /** The limits of each operation, by its class. */
  readonly requestLimits: RequestLimits;
  /** CloudFront and a firewall before the API. Without it apps call the API directly, as on a laptop. */
  readonly edge?: EdgeSettings;
  /** The domain that passkeys of customers are bound to. The default is that of the hosted page. */
  readonly passkeys?: { readonly relyingPartyId?: string };
  /** Apps of identity providers. Their secrets are in Secrets Manager. */
  readonly social: {
    readonly google?: { readonly clientId: string };
    readonly apple?: { readonly clientId: string; readonly teamId: string; readonly keyId: string };
  };
  /** The sender of the user pools' mail: an address of a domain that SES has verified, and its region. */
  readonly mail?: { readonly address: string; readonly name: string; readonly region: string };
  /** Addresses to which the hosted sign-in may return people. */
  readonly customerCallbacks: readonly string[];
  /** The same for staff. The deployed console's is added. */
  readonly staffCallbacks: readonly string[];
}

export const stageNames = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** The app's own URL scheme (RFC 8252 §7.1). Change it together with the app's. */
const appCallback = 'stampede://signed-in';

/** The widget of your Cloudflare account (its site key is public), and the host on which the app shows it. */
const widget = (hostname: string) => ({ siteKey: 'put-your-site-key-here', hostnames: [hostname] });

/** As long as many laws require business records to be kept. Yours may require more. */
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
    // In the rush, thousands of sockets watch from one machine.
    socketsPerAddress: { open: 100_000, aMinute: 100_000 },
    livePollThreshold: 5_000,
    burstConcurrency: 4,
    holdSeconds: 600,
    offerSeconds: 1_800,
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
    staffCallbacks: [
      'http://localhost:4000/console/signed-in',
      'http://127.0.0.1:4000/console/signed-in',
      'http://localhost:5173/signed-in',
    ],
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
    corsOrigins: [],
    imageHosts: ['cdn.staging.stampede.example'],
    throttle: { rate: 5_000, burst: 2_500 },
    routeShares: strictShares,
    liveThrottle: { rate: 2_000, burst: 1_000 },
    socketsPerAddress: { open: 1_500, aMinute: 1_500 },
    livePollThreshold: 2_000,
    burstConcurrency: 20,
    holdSeconds: 600,
    offerSeconds: 1_800,
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
    edge: edgeAt('staging.stampede.example', 5_000),
    customerCallbacks: [appCallback],
    staffCallbacks: [],
  },
  prod: {
    name: 'prod',
    // Not RETAIN: a failed first deployment would leave its resources behind, and the next would meet "already exists".
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    deletionProtection: true,
    logRetention: RetentionDays.THREE_MONTHS,
    logLevel: 'INFO',
    archiveRetention: Duration.days(90),
    auditRetention: sevenYears,
    recordsLocked: true,
    corsOrigins: [],
    imageHosts: ['cdn.stampede.example'],
    throttle: { rate: 10_000, burst: 5_000 },
    routeShares: strictShares,
    liveThrottle: { rate: 4_000, burst: 2_000 },
    socketsPerAddress: { open: 3_000, aMinute: 3_000 },
    livePollThreshold: 5_000,
    burstConcurrency: 100,
    settleReservation: 100,
    holdSeconds: 600,
    offerSeconds: 1_800,
    stripeCallsPerSecond: 20,
    recentSignInAbove: {},
    oversight: strictOversight,
    paymentReturnUrl: 'stampede://paid',
    threatProtection: true,
    passwordSignIn: false,
    testAddresses: false,
    passkeys: {},
    social: {},
    // At a sale's start, a school or an office behind one address signs up too.
    signUps: { perAddress: 100, seconds: 300 },
    abuse: strictPolicy(widget('stampede.example')),
    requestLimits: strictRequests,
    edge: { ...edgeAt('stampede.example', 10_000), botControl: true },
    customerCallbacks: [appCallback],
    staffCallbacks: [],
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
