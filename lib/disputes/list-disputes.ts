import * as z from 'zod';
import type { DisputeStatus, ListedDispute } from '../contract/dispute.ts';
import type { Page } from '../contract/page.ts';
import type { DisputeRecord } from '../payments/dispute-writes.ts';
import { toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { listedPosition } from '../platform/status-list.ts';
import type { DisputeRepository } from './dispute-repository.ts';

/** @throws AppError `invalid_request` for a cursor of another list. */
export async function listDisputes(
  { disputes }: { readonly disputes: DisputeRepository },
  { status, cursor, limit }: { status: DisputeStatus; cursor?: string | undefined; limit: number },
): Promise<Page<ListedDispute>> {
  const { records, next } = await disputes.list(status, { limit, after: decodeCursor(cursor, position) });
  return {
    items: records.map((record) => toListed(record, status)),
    nextCursor: next ? encodeCursor(next) : null,
  };
}

/** Stripe makes the ids of disputes. */
const position = listedPosition(z.string().regex(/^[a-z]+_\w+$/));

const toListed = (
  { amountMinor, currency, ...dispute }: DisputeRecord,
  status: DisputeStatus,
): ListedDispute => ({
  id: dispute.id,
  bookingId: dispute.bookingId,
  ...(dispute.dealId && { dealId: dispute.dealId }),
  ...(dispute.slot && { slot: dispute.slot }),
  amount: { amountMinor, currency },
  reason: dispute.reason,
  status,
  stripeStatus: dispute.status,
  ...(dispute.dueBy !== undefined && { dueBy: toInstant(dispute.dueBy) }),
  openedAt: toInstant(dispute.openedAt),
  ...(dispute.closedAt !== undefined && { closedAt: toInstant(dispute.closedAt) }),
});
