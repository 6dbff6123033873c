import * as z from 'zod';

/** The longest time before a start that a rule names: a year, in minutes. */
export const maxMinutesBefore = 366 * 1_440;

export const minutesBefore = z
  .int()
  .min(0)
  .max(maxMinutesBefore)
  .meta({ description: 'Minutes before the start of the slot. 0 is the start itself.' });

const tier = z
  .strictObject({
    percent: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'The part of the payment that goes back, in percent.' }),
    minutesBefore: minutesBefore.meta({
      description: 'The part applies until so many minutes before the start.',
    }),
  })
  .meta({ id: 'SlotRefundTier' });

const isDescending = (tiers: readonly z.infer<typeof tier>[]): boolean =>
  tiers.slice(1).every((next, index) => {
    const before = tiers[index];
    return before !== undefined && next.minutesBefore < before.minutesBefore && next.percent < before.percent;
  });

/** The refund for buyers who cancel a slot: “all until a day before, then half until two hours before”. */
export const slotPolicy = z
  .strictObject({
    refunds: z
      .array(tier)
      .min(1)
      .max(5)
      .refine(isDescending, 'each part must end later than the one before it, and return less'),
  })
  .meta({
    id: 'SlotPolicy',
    description:
      'The refund for buyers who cancel a paid booking of a slot. The first part whose time has not passed applies; after the last part there is no refund. Without a policy, sales are final.',
    example: {
      refunds: [
        { percent: 100, minutesBefore: 1440 },
        { percent: 50, minutesBefore: 120 },
      ],
    },
  });
export type SlotPolicy = z.infer<typeof slotPolicy>;

/** Returns the percentage of the price that goes back so many minutes before the start; 0 when no part applies. */
export const percentBefore = (policy: SlotPolicy | undefined, minutes: number): number =>
  policy?.refunds.find((part) => minutes > part.minutesBefore)?.percent ?? 0;

/** Returns whether buyers get at least as much under the new policy as under the old one, whenever they cancel. */
export function isSlotPolicyAsGenerous(
  next: SlotPolicy | undefined,
  previous: SlotPolicy | undefined,
): boolean {
  // A refund only falls at the end of a part of one of them.
  const ends = [...(next?.refunds ?? []), ...(previous?.refunds ?? [])].flatMap(({ minutesBefore: end }) => [
    end,
    end + 1,
  ]);
  return ends.every((minutes) => percentBefore(next, minutes) >= percentBefore(previous, minutes));
}
