import type { DisputeStatus, ListedDispute } from '../contract/dispute.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { DisputeRecord } from '../payments/dispute-item.ts';
import { toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor, hasTexts } from '../platform/http/cursor.ts';
import type { DisputePosition, DisputeRepository } from './dispute-repository.ts';

/** @throws AppError `invalid_request` for a cursor that is not of this list. */
export async function listDisputes(
  { disputes }: { readonly disputes: DisputeRepository },
  { status, cursor, limit }: { status: DisputeStatus; cursor?: string | undefined; limit: number },
): Promise<Page<ListedDispute>> {
  const { records, next } = await disputes.list(status, { limit, after: decodeCursor(cursor, isPosition) });
  return {
    items: records.map((record) => toListed(record, status)),
    nextCursor: next ? encodeCursor(next) : null,
  };
}

const isPosition = (position: unknown): position is DisputePosition => {
  if (!hasTexts('id', 'listedAt')(position)) return false;
  const [at, id] = position.listedAt.split('#');
  return /^[a-z]+_\w+$/.test(position.id) && id === position.id && instant.safeParse(at).success;
};

const toListed = (
  { amountMinor, currency, ...dispute }: DisputeRecord,
  status: DisputeStatus,
): ListedDispute => ({
  id: dispute.id,
  bookingId: dispute.bookingId,
  dealId: dispute.dealId,
  amount: { amountMinor, currency },
  reason: dispute.reason,
  status,
  stripeStatus: dispute.status,
  ...(dispute.dueBy !== undefined && { dueBy: toInstant(dispute.dueBy) }),
  openedAt: toInstant(dispute.openedAt),
  ...(dispute.closedAt !== undefined && { closedAt: toInstant(dispute.closedAt) }),
});
