import { events } from '../contract/events.ts';
import type { CustomerId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';

/** A deletion tells once, when everything is gone: the tombstone then says so. Exports, in the same table, tell nothing. */
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
