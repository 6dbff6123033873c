import * as z from 'zod';

const minor = z.int().min(0);

/** The bounds of what staff may do alone, in minor units of any currency. `cdk/oversight-policy.ts` sets them. */
export const oversightPolicy = z.object({
  refund: z.object({ stepUpMinor: minor, approvalMinor: minor.nullable() }),
  refundsADay: z.object({ stepUpMinor: minor, approvalMinor: minor.nullable() }),
  approvePriceChanges: z.boolean(),
  approveExports: z.boolean(),
  approveDeletions: z.boolean(),
});
export type OversightPolicy = z.infer<typeof oversightPolicy>;
