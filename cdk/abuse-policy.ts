/** Times in a window; what a container lets through before it asks the others; from when on it is a sign of risk. */
interface Rule {
  readonly limit: number;
  readonly seconds: number;
  readonly quiet: number;
  readonly notice: number;
}

/** What lib/abuse/policy.ts reads from ABUSE_POLICY; docs/abuse.md says what the figures mean and how to tune them. */
export interface AbusePolicy {
  readonly orders: { readonly buyer: Rule; readonly device: Rule; readonly address: Rule };
  readonly guests: { readonly device: Rule; readonly address: Rule };
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
const thresholds = { challenge: 50, review: 80 };
const buyersOfDevice = { shared: 4, passedAround: 10 };

/**
 * Thousands share the address of a carrier, a campus, an office: its limits stop floods only, and its notices add a
 * little risk. A buyer and a device are one: theirs are strict.
 */
export const strictPolicy = (challenge: { siteKey: string; hostnames: readonly string[] }): AbusePolicy => ({
  orders: {
    buyer: { limit: 20, seconds: minute, quiet: 4, notice: 10 },
    device: { limit: 20, seconds: minute, quiet: 4, notice: 10 },
    address: { limit: 30_000, seconds: minute, quiet: 200, notice: 3_000 },
  },
  guests: {
    device: { limit: 10, seconds: tenMinutes, quiet: 3, notice: 4 },
    address: { limit: 20_000, seconds: tenMinutes, quiet: 100, notice: 1_000 },
  },
  buyersOfDevice,
  thresholds,
  challenge: { provider: 'turnstile', ...challenge, actionRequired: true },
});

/**
 * For development: `npm run rush` sends every buyer from one address, and a test books hundreds of times as one buyer,
 * so these two may do what they like. Devices are limited: whoever wants to see a limit sends a device id.
 */
export const devPolicy: AbusePolicy = {
  orders: {
    buyer: { limit: 5_000, seconds: minute, quiet: 1_000, notice: 5_000 },
    device: { limit: 30, seconds: minute, quiet: 3, notice: 10 },
    address: { limit: 1_000_000, seconds: minute, quiet: 20_000, notice: 1_000_000 },
  },
  guests: {
    device: { limit: 30, seconds: tenMinutes, quiet: 3, notice: 10 },
    address: { limit: 1_000_000, seconds: tenMinutes, quiet: 20_000, notice: 1_000_000 },
  },
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
