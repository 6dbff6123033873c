import * as z from 'zod';
import { type Instant, instant } from './instant.ts';

const tier = z
  .strictObject({
    percent: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'The part of the payment that goes back, in percent.' }),
    until: instant.optional().meta({
      description:
        'The part applies before this instant. The last part may leave it out, and then applies for ever.',
    }),
  })
  .meta({ id: 'RefundTier' });

/** Later parts end later, and return less. */
function isDescending(tiers: readonly z.infer<typeof tier>[]): boolean {
  return tiers.slice(1).every(({ percent, until }, index) => {
    const before = tiers[index];
    return (
      before?.until !== undefined && (until === undefined || before.until < until) && percent < before.percent
    );
  });
}

/** The refund for buyers who cancel a paid booking: “free until Friday, then half until Saturday, then nothing”. */
export const cancellationPolicy = z
  .strictObject({
    refunds: z
      .array(tier)
      .min(1)
      .max(5)
      .refine(isDescending, 'each part must end later than the one before it, and return less'),
  })
  .meta({
    id: 'CancellationPolicy',
    description:
      'The refund for buyers who cancel a paid booking. The first part whose `until` has not passed applies; after the last part there is no refund. Without a policy, sales are final.',
    example: { refunds: [{ percent: 100, until: '2026-12-24T18:00:00.000Z' }, { percent: 50 }] },
  });
export type CancellationPolicy = z.infer<typeof cancellationPolicy>;

/**
 * Returns the percentage of the price that goes back at this instant; 0 when no part applies. Instants sort as text.
 */
export const percentAt = (policy: CancellationPolicy | undefined, now: Instant): number =>
  policy?.refunds.find(({ until }) => until === undefined || now < until)?.percent ?? 0;

/**
 * Returns whether buyers get at least as much under the new policy as under the old one, at every instant from now on.
 */
export function isAsGenerous(
  next: CancellationPolicy | undefined,
  previous: CancellationPolicy | undefined,
  now: Instant,
): boolean {
  // A refund only falls at the end of a part, so checking these instants is enough.
  const ends = (policy: CancellationPolicy | undefined) => (policy?.refunds ?? []).map(({ until }) => until);
  const turns = [now, ...ends(next), ...ends(previous)].filter(
    (at): at is Instant => at !== undefined && at >= now,
  );
  return turns.every((at) => percentAt(next, at) >= percentAt(previous, at));
}
