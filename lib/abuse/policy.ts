import * as z from 'zod';

const times = z.int().min(1);

/**
 * One limit. `quiet` is what a container lets through before it asks the others: an ordinary buyer never gets there,
 * so counting costs them no write.
 */
const rule = z.strictObject({
  limit: times.meta({ description: 'Times in a window.' }),
  seconds: z.int().min(1).max(86_400),
  quiet: times,
  notice: times.meta({ description: 'From here on it is a sign of risk.' }),
});
export type Rule = z.infer<typeof rule>;

/** What a stage says about abuse; `cdk/stages.ts` has the figures, docs/abuse.md what they mean. */
const policy = z.strictObject({
  orders: z.strictObject({ buyer: rule, device: rule, address: rule }),
  guests: z.strictObject({ device: rule, address: rule }),
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
