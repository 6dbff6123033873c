import * as z from 'zod';
import { rule } from '../platform/limits/rule.ts';

const times = z.int().min(1);

/** A limit that is a sign of risk before it is reached. */
const noticed = rule.extend({ notice: times.meta({ description: 'From here on it is a sign of risk.' }) });

/** What a stage says about abuse; `cdk/stages.ts` has the figures, docs/abuse.md what they mean. */
const policy = z.strictObject({
  orders: z.strictObject({ buyer: noticed, device: noticed, address: noticed }),
  guests: z.strictObject({ device: noticed, address: noticed }),
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

/** @throws Error saying what is wrong with it, so a bad deployment fails at its first start. */
export function readPolicy(text: string): AbusePolicy {
  const result = policy.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`ABUSE_POLICY: ${z.prettifyError(result.error)}`);
  return result.data;
}
