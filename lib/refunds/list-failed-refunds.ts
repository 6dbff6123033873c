import * as z from 'zod';
import { bookingId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { type FailedRefund, type FailedRefundStatus, refundId } from '../contract/refund.ts';
import type { FailedRefundRecord } from '../payments/failed-refund-writes.ts';
import { toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { FailedRefundRepository } from './failed-refund-repository.ts';

/** @throws AppError `invalid_request` for a cursor of another list. */
export async function listFailedRefunds(
  { refunds }: { readonly refunds: FailedRefundRepository },
  { status, cursor, limit }: { status: FailedRefundStatus; cursor?: string | undefined; limit: number },
): Promise<Page<FailedRefund>> {
  const { records, next } = await refunds.list(status, { limit, after: decodeCursor(cursor, position) });
  return { items: records.map(toListed), nextCursor: next ? encodeCursor(next) : null };
}

const position = z
  .strictObject({ bookingId, id: refundId, listedAt: z.string() })
  .refine(({ bookingId: booking, id, listedAt }) => {
    const [at, ofBooking, named] = listedAt.split('#');
    return instant.safeParse(at).success && ofBooking === booking && named === id;
  });

const toListed = ({ amountMinor, currency, ...refund }: FailedRefundRecord): FailedRefund => ({
  id: refund.id,
  bookingId: refund.bookingId,
  ...(refund.dealId && { dealId: refund.dealId }),
  ...(refund.slot && { slot: refund.slot }),
  amount: { amountMinor, currency },
  reason: refund.reason,
  status: refund.status as FailedRefundStatus,
  failure: refund.failure ?? 'returned',
  ...(refund.stripeId !== undefined && { stripeId: refund.stripeId }),
  requestedAt: toInstant(refund.requestedAt),
  failedAt: toInstant(refund.failedAt ?? refund.requestedAt),
  ...(refund.resolution && {
    resolvedAt: toInstant(refund.resolution.at),
    resolution: refund.resolution.reason,
  }),
});
