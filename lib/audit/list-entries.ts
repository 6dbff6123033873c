import type { AuditEntry, AuditKind } from '../contract/audit.ts';
import { auditId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { fillPage } from '../platform/fill-page.ts';
import { afterPlace, decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { AuditTrail, Selection } from './audit-trail.ts';
import { type AuditPlace, auditPlaceOf } from './item.ts';

interface Wanted {
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly operation?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Lists staff's deeds, newest first. The query uses the most selective filter; the other filters apply to its results.
 * @throws AppError `invalid_request` for a cursor that is not of this list.
 */
export async function listEntries(
  { trail }: { readonly trail: AuditTrail },
  { from, to, cursor, limit, ...filters }: Wanted,
): Promise<Page<AuditEntry>> {
  const selection = narrowest(filters);
  const { items, next } = await fillPage<AuditEntry, AuditPlace>({
    read: (after, size) => trail.list(selection, { from, to, after, limit: size }),
    positionOf: auditPlaceOf,
    wanted: (entry) => fits(entry, filters),
    after: decodeCursor(cursor, position)?.after,
    limit,
  });
  return { items, nextCursor: next === undefined ? null : encodeCursor({ after: next }) };
}

type Filters = Pick<Wanted, 'actor' | 'subject' | 'operation' | 'kind'>;

/** A subject has the fewest entries. One actor has fewer than one kind of action. */
function narrowest(filters: Filters): Selection {
  for (const by of ['subject', 'actor', 'operation'] as const) {
    const value = filters[by];
    if (value !== undefined) return { by, value };
  }
  return { by: 'all' };
}

const fits = (entry: AuditEntry, { actor, subject, operation, kind }: Filters): boolean =>
  (kind === undefined || entry.subject.kind === kind) &&
  (subject === undefined || entry.subject.id === subject) &&
  (actor === undefined || entry.actor.staffId === actor) &&
  (operation === undefined || entry.operation === operation);

const position = afterPlace(auditId);
