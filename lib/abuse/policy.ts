import { inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { rule } from '../platform/limits/rule.ts';

const times = z.int().min(1);

/** A limit that is a sign of risk before it is reached. */
const noticed = rule.extend({ notice: times.meta({ description: 'From here on it is a sign of risk.' }) });

/** A share of a deal's units: so many percent of them, and at least so many. */
const share = z.strictObject({ percent: z.number().min(0).max(100), atLeast: times });
export type Share = z.infer<typeof share>;

/** What a stage says about abuse; `cdk/stages.ts` has the figures, docs/abuse.md what they mean. */
const policy = z.strictObject({
  orders: z.strictObject({ buyer: noticed, device: noticed, address: rule }),
  guests: z.strictObject({
    device: noticed,
    /** Thousands may share it: it is noticed, from `flood` on challenged, and never refused. */
    address: rule.omit({ limit: true }).extend({ notice: times, flood: times }),
  }),
  /**
   * Units that an address asked for of one deal in the time of a hold, against the deal's: more than `notice` are a sign
   * of risk, and more than `share` another.
   */
  dealAddress: z.strictObject({ seconds: rule.shape.seconds, notice: share, share }),
  /** Of the past so many seconds: holds of a buyer or device that lapsed, declined cards of either, and of an address. */
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
  /** Wishes of a customer to save a card. */
  setups: noticed.omit({ quiet: true }),
  /** From so many buyers in a day on, a device is shared, or passed around. */
  buyersOfDevice: z.strictObject({ shared: times, passedAround: times }),
  thresholds: z.strictObject({ challenge: times, review: times }),
  challenge: z.strictObject({
    provider: z.literal('turnstile'),
    siteKey: z.string().min(1),
    /** Where the widget may have been solved. */
    hostnames: z.array(z.string().min(1)).min(1),
    /** Cloudflare's test keys name no action, so dev cannot ask for one. */
    actionRequired: z.boolean(),
  }),
});
export type AbusePolicy = z.infer<typeof policy>;

/**
 * @param text as `packed` of cdk/abuse-policy.ts writes it, or plain JSON
 * @throws Error saying what is wrong with it, so a bad deployment fails at its first start.
 */
export function readPolicy(text: string): AbusePolicy {
  const json = text.startsWith('{') ? text : inflateRawSync(Buffer.from(text, 'base64')).toString('utf8');
  const result = policy.safeParse(JSON.parse(json));
  if (!result.success) throw new Error(`ABUSE_POLICY: ${z.prettifyError(result.error)}`);
  return result.data;
}
