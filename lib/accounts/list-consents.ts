import * as z from 'zod';
import type { Consent } from '../contract/account.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { AccountDependencies } from './dependencies.ts';

/**
 * Lists every consent and refusal of a customer, newest first. It reads all of them: 4 KB cost one read unit, and
 * people change their mind a few times a year. Records are only added, so a position counted from the oldest stays
 * valid.
 * @throws AppError `invalid_request` for a cursor that is not of this list
 */
export async function listConsents(
  { accounts }: Pick<AccountDependencies, 'accounts'>,
  id: CustomerId,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Consent>> {
  const oldestFirst = await accounts.listConsents(id);
  const end = Number(decodeCursor(cursor, position)?.before ?? oldestFirst.length);
  const start = Math.max(0, end - limit);
  return {
    items: oldestFirst.slice(start, end).reverse(),
    nextCursor: start > 0 ? encodeCursor({ before: String(start) }) : null,
  };
}

const position = z.strictObject({ before: z.string().regex(/^\d{1,9}$/) });
