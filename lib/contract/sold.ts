import * as z from 'zod';
import { dealId, resourceId, serviceId } from './ids.ts';
import { instant } from './instant.ts';
import { maxQuantity } from './max-quantity.ts';

/** The fields that name what was sold: a deal, or a slot of a service. Exactly one of them is present. */
export const slotRef = z.object({ serviceId, startsAt: instant }).meta({
  id: 'SlotRef',
  description: 'A slot: a service at an instant.',
  example: { serviceId: 'svc_5v8q2m7r', startsAt: '2026-12-24T18:00:00.000Z' },
});
export type SlotRef = z.infer<typeof slotRef>;

export const sold = {
  dealId: dealId.optional().meta({ description: 'The deal. Absent for a slot.' }),
  slot: slotRef.optional().meta({ description: 'The slot. Absent for a deal.' }),
};

const isOne = ({ dealId: deal, slot }: { readonly dealId?: unknown; readonly slot?: unknown }): boolean =>
  (deal === undefined) !== (slot === undefined);

/** A rule for objects that name a deal or a slot. */
export const nameOne: [typeof isOne, { path: PropertyKey[]; message: string }] = [
  isOne,
  { path: ['dealId'], message: 'must be a dealId, or a slot in its place' },
];

/** The slot that an order is for. */
export const wantedSlot = z
  .strictObject({
    serviceId,
    startsAt: instant,
    resourceId: resourceId.optional().meta({
      description: 'The resource that the buyer chose. Without it the order gets any free one.',
    }),
  })
  .meta({
    id: 'WantedSlot',
    example: { serviceId: 'svc_5v8q2m7r', startsAt: '2026-12-24T18:00:00.000Z' },
  });
export type WantedSlot = z.output<typeof wantedSlot>;

/** The slot that a booking has. */
export const bookedSlot = z
  .object({
    serviceId,
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string().meta({
      description: 'The zone of the slot’s resource, in which its local time is meant.',
      example: 'Europe/Berlin',
    }),
    resourceIds: z
      .array(resourceId)
      .meta({ description: 'Those who serve it, one for each group of the service.' }),
    partySize: z
      .int()
      .min(1)
      .max(maxQuantity)
      .optional()
      .meta({ format: 'int64', description: 'How many people come. Absent while the order waits.' }),
  })
  .meta({
    id: 'BookedSlot',
    description: 'The slot of a booking.',
    example: {
      serviceId: 'svc_5v8q2m7r',
      startsAt: '2026-12-24T18:00:00.000Z',
      endsAt: '2026-12-24T19:00:00.000Z',
      timeZone: 'Europe/Berlin',
      resourceIds: ['res_4q7n1k8m3p5t9v2x'],
      partySize: 2,
    },
  });
export type BookedSlot = z.infer<typeof bookedSlot>;
