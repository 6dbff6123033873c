import * as z from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import { type SellerId, sellerId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { NewSeller, Seller, SellerPatch } from '../contract/seller.ts';
import type { Actor } from '../platform/actor.ts';
import type { Staff } from '../platform/caller.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { expectVersion, versionChanged } from '../platform/http/entity-tag.ts';
import { idFrom } from '../platform/ids.ts';
import type { SellerRepository } from './repository.ts';
import { type SellerRecord, sellerFacts, toSeller } from './seller.ts';

interface ReadDeps {
  readonly sellers: SellerRepository;
}

export interface SellerDeps extends ReadDeps {
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

/**
 * Creates a seller without members. Its id comes from the caller and the key, so a retry finds what it created.
 * @throws AppError `idempotency_key_reused`
 */
export async function createSeller(
  { sellers, audit, clock }: SellerDeps,
  { body, actor, idempotencyKey }: { body: NewSeller; actor: Actor; idempotencyKey: string },
): Promise<Seller> {
  const now = toInstant(clock.now());
  const fingerprint = fingerprintOf(body);
  const id = idFrom('slr', `${actor.id}\n${idempotencyKey}`);
  const record = { id, ...body, version: 1, createdAt: now, updatedAt: now, fingerprint };
  const subject = { kind: 'seller', id } as const;
  const entry = audit.entry(actor, { subject, before: null, after: sellerFacts(record), at: now });
  if (await sellers.create(record, entry)) return toSeller(record);
  const found = await sellers.get(id);
  if (found?.fingerprint !== fingerprint)
    throw new AppError(
      'idempotency_key_reused',
      'This key created a seller from another body. Use a new key.',
    );
  return toSeller(found);
}

/** @throws AppError `not_found` also for a seller that the caller does not work for, unless they see all */
export async function getSeller({ sellers }: ReadDeps, id: SellerId, staff: Staff): Promise<Seller> {
  return toSeller(await findSeller({ sellers }, id, staff));
}

/** @throws AppError `not_found` */
export async function findSeller({ sellers }: ReadDeps, id: SellerId, staff: Staff): Promise<SellerRecord> {
  const seesAll = staff.roles.some((role) => role !== 'seller');
  const record = seesAll || staff.seller?.id === id ? await sellers.get(id) : undefined;
  if (!record) throw new AppError('not_found', 'There is no such seller. Check the id.');
  return record;
}

interface Change {
  readonly id: SellerId;
  readonly patch: SellerPatch;
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Changes a seller that is still at the version the caller read. A patch that changes nothing leaves the version.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function updateSeller(deps: SellerDeps, { id, patch, ifMatch, actor }: Change): Promise<Seller> {
  const check = expectVersion(ifMatch);
  const from = await findSeller(deps, id, actor);
  check(from.version);
  const name = patch.name ?? from.name;
  if (name === from.name) return toSeller(from);
  const now = toInstant(deps.clock.now());
  const to = { ...from, name, version: from.version + 1, updatedAt: now };
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'seller', id },
    before: sellerFacts(from),
    after: sellerFacts(to),
    at: now,
  });
  if (await deps.sellers.replace(to, entry)) return toSeller(to);
  throw versionChanged((await findSeller(deps, id, actor)).version);
}

const position = z.strictObject({ id: sellerId, createdAt: instant });

/** A page of all sellers, newest first. @throws AppError `invalid_request` for a cursor that is not of this list */
export async function listSellers(
  { sellers }: ReadDeps,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Seller>> {
  const page = await sellers.list({ after: decodeCursor(cursor, position), limit });
  const last = page.sellers.at(-1);
  return {
    items: page.sellers.map(toSeller),
    nextCursor: page.more && last ? encodeCursor({ id: last.id, createdAt: last.createdAt }) : null,
  };
}
