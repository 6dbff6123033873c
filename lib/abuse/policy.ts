import { inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { rule } from '../platform/limits/rule.ts';

const times = z.int().min(1);

/** A limit whose `notice` is a sign of risk before the limit is reached. */
const noticed = rule.extend({ notice: times.meta({ description: 'From here on it is a sign of risk.' }) });

/** A share of a deal's units: a percentage, and a minimum number. */
const share = z.strictObject({ percent: z.number().min(0).max(100), atLeast: times });
export type Share = z.infer<typeof share>;

/** A stage's policy against abuse. The figures are in `cdk/stages.ts`, and docs/abuse.md explains them. */
const policy = z.strictObject({
  orders: z.strictObject({ buyer: noticed, device: noticed, address: rule }),
  guests: z.strictObject({
    device: noticed,
    /** Thousands may share an address. It is noticed, challenged from `flood` on, and never refused. */
    address: rule.omit({ limit: true }).extend({ notice: times, flood: times }),
  }),
  /**
   * The units of one deal that an address asked for in the time of a hold. More than `notice` are a sign of risk, and
   * more than `share` are a second one.
   */
  dealAddress: z.strictObject({ seconds: rule.shape.seconds, notice: share, share }),
  /** Mishaps in the past `seconds`: lapsed holds of a buyer or device, declined cards of either, and of an address. */
  marks: z.strictObject({
    seconds: rule.shape.seconds,
    lapsedHolds: times,
    declinedCards: times,
    declinedCardsOfAddress: times,
  }),
  /** Refused cards, of payments and of saving a card. An address is challenged and never refused. */
  declines: z.strictObject({
    buyer: noticed.omit({ quiet: true }),
    device: noticed.omit({ quiet: true }),
    address: noticed.omit({ quiet: true, limit: true }),
  }),
  /** A customer's requests to save a card. */
  setups: noticed.omit({ quiet: true }),
  /** From `shared` or `passedAround` buyers in a day on, a device counts as such. */
  buyersOfDevice: z.strictObject({ shared: times, passedAround: times }),
  thresholds: z.strictObject({ challenge: times, review: times }),
  challenge: z.strictObject({
    provider: z.literal('turnstile'),
    siteKey: z.string().min(1),
    /** The hosts where the widget may be solved. */
    hostnames: z.array(z.string().min(1)).min(1),
    /** Tokens from Cloudflare's test keys name no action, so dev cannot require one. */
    actionRequired: z.boolean(),
  }),
});
export type AbusePolicy = z.infer<typeof policy>;

/**
 * Reads a policy. @param text as `packed` of cdk/abuse-policy.ts writes it, or plain JSON
 * @throws Error that names the fault, so that a bad deployment fails at its first start
 */
export function readAbusePolicy(text: string): AbusePolicy {
  const json = text.startsWith('{') ? text : inflateRawSync(Buffer.from(text, 'base64')).toString('utf8');
  const result = policy.safeParse(JSON.parse(json));
  if (!result.success) throw new Error(`ABUSE_POLICY: ${z.prettifyError(result.error)}`);
  return result.data;
}
