import * as z from 'zod';
import { type Instant, instant } from './instant.ts';

const tier = z
  .strictObject({
    percent: z.int().min(1).max(100).meta({ description: 'How much of what was paid goes back.' }),
    until: instant.optional().meta({
      description: 'Before this instant; the last part may leave it out, and holds for ever then.',
    }),
  })
  .meta({ id: 'RefundTier' });

/** Later parts end later, and give back less. */
function isDescending(tiers: readonly z.infer<typeof tier>[]): boolean {
  return tiers.slice(1).every(({ percent, until }, index) => {
    const before = tiers[index];
    return (
      before?.until !== undefined && (until === undefined || before.until < until) && percent < before.percent
    );
  });
}

/** What buyers get back when they cancel what they have paid: “free until Friday, then half until Saturday, then nothing”. */
export const cancellationPolicy = z
  .strictObject({
    refunds: z
      .array(tier)
      .min(1)
      .max(5)
      .refine(isDescending, 'each part must end later than the one before it, and give back less'),
  })
  .meta({
    id: 'CancellationPolicy',
    description:
      'What buyers get back when they cancel what they have paid: the first part whose `until` has not passed applies, and nothing after the last. Without a policy, sales are final.',
    example: { refunds: [{ percent: 100, until: '2026-12-24T18:00:00.000Z' }, { percent: 50 }] },
  });
export type CancellationPolicy = z.infer<typeof cancellationPolicy>;

/** The part of the price that goes back at this instant: 0 when none does. Instants compare as texts. */
export const percentAt = (policy: CancellationPolicy | undefined, now: Instant): number =>
  policy?.refunds.find(({ until }) => until === undefined || now < until)?.percent ?? 0;

/** Whether buyers get at least as much under the new policy as under the old one, at every instant from now on. */
export function isAsGenerous(
  next: CancellationPolicy | undefined,
  previous: CancellationPolicy | undefined,
  now: Instant,
): boolean {
  // What is given back only falls at the ends of parts, so these instants tell about all others.
  const ends = (policy: CancellationPolicy | undefined) => (policy?.refunds ?? []).map(({ until }) => until);
  const turns = [now, ...ends(next), ...ends(previous)].filter(
    (at): at is Instant => at !== undefined && at >= now,
  );
  return turns.every((at) => percentAt(next, at) >= percentAt(previous, at));
}
