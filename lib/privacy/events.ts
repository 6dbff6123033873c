import { events } from '../contract/events.ts';
import type { CustomerId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';

/**
 * Makes the event of a deletion: one, once the tombstone says that all data is gone. Exports in the same table have no
 * events.
 */
export function deletionEvents({ before, after }: Change): Told[] {
  if (after?.sk !== 'deletion' || typeof after.erasedAt !== 'number' || before?.erasedAt !== undefined)
    return [];
  const customerId = after.pk as CustomerId;
  return [
    tell(events.accountDeleted, {
      subject: customerId,
      time: toInstant(after.erasedAt),
      data: { customerId },
    }),
  ];
}
