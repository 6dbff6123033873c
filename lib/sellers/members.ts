import * as z from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import type { SellerId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { SellerRole } from '../contract/operation.ts';
import type { Page } from '../contract/page.ts';
import type { SellerMember } from '../contract/seller.ts';
import { staffId } from '../contract/staff.ts';
import type { Actor } from '../platform/actor.ts';
import type { Staff } from '../platform/caller.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { idFrom } from '../platform/ids.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideMember } from './decide-member.ts';
import type { SellerRepository } from './repository.ts';
import { memberFacts, sellerFacts, toMember } from './seller.ts';
import { findSeller } from './sellers.ts';

interface MemberDeps {
  readonly sellers: SellerRepository;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
}

interface SetMemberDeps extends MemberDeps {
  /** The accounts of the staff. */
  readonly directory: { nameOf(id: string): Promise<string | undefined> };
}

const busy = 'Other requests keep changing the members of this seller. Try again in a moment.';

interface Wanted {
  readonly sellerId: SellerId;
  readonly staffId: string;
  readonly role: SellerRole;
  readonly actor: Actor;
}

/**
 * Adds a member of staff to a seller, or changes their role in it. A repeated call changes nothing.
 * @throws AppError `not_found` for no such seller or member of staff, `invalid_state` when they work for another seller
 */
export async function setSellerMember(deps: SetMemberDeps, wanted: Wanted): Promise<SellerMember> {
  const { sellerId, staffId: id, role, actor } = wanted;
  const [, name] = await Promise.all([findSeller(deps, sellerId, actor), deps.directory.nameOf(id)]);
  if (name === undefined) throw new AppError('not_found', 'There is no such member of staff. Check the id.');
  return untilSettled({ random: deps.random, busy }, async () => {
    const before = await deps.sellers.memberOf(id);
    const now = toInstant(deps.clock.now());
    const decision = decideMember(before, { sellerId, staffId: id, role, now });
    if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.why);
    if (decision.kind === 'unchanged') return toMember(decision.member, name);
    const entry = deps.audit.entry(actor, {
      subject: { kind: 'seller', id: sellerId },
      before: memberFacts(id, before?.role ?? null),
      after: memberFacts(id, role),
      at: now,
    });
    const written = await deps.sellers.putMember(decision.member, before, entry);
    return written ? toMember(decision.member, name) : undefined;
  });
}

/** Removes a member of a seller. Somebody who is no member of it stays as they are. @throws AppError `not_found` */
export async function removeSellerMember(
  deps: MemberDeps,
  { sellerId, staffId: id, actor }: Omit<Wanted, 'role'>,
): Promise<void> {
  await findSeller(deps, sellerId, actor);
  await untilSettled({ random: deps.random, busy }, async () => {
    const before = await deps.sellers.memberOf(id);
    if (before?.sellerId !== sellerId) return true;
    const entry = deps.audit.entry(actor, {
      subject: { kind: 'seller', id: sellerId },
      before: memberFacts(id, before.role),
      after: memberFacts(id, null),
      at: toInstant(deps.clock.now()),
    });
    return (await deps.sellers.removeMember(before, entry)) || undefined;
  });
}

/** Finds the name of a member of staff. */
export type NameOf = (staffId: string) => Promise<string | undefined>;

/** Calls to Cognito at a time, whose quotas are for the whole stage. */
const width = 8;

const position = z.strictObject({ staffId, since: instant });

/**
 * Lists a page of the members of a seller with their names, oldest first. A seller has few members, and Cognito has no
 * call for several users. @throws AppError `not_found`, `invalid_request` for a foreign cursor
 */
export async function listSellerMembers(
  deps: { readonly sellers: SellerRepository; readonly nameOf: NameOf },
  {
    sellerId,
    staff,
    cursor,
    limit,
  }: { sellerId: SellerId; staff: Staff; cursor?: string | undefined; limit: number },
): Promise<Page<SellerMember>> {
  const after = decodeCursor(cursor, position);
  await findSeller(deps, sellerId, staff);
  const { members, more } = await deps.sellers.members(sellerId, { after, limit });
  const last = members.at(-1);
  const names = await inParallel(members, width, (member) => deps.nameOf(member.staffId));
  return {
    items: members.map((member, index) => {
      const name = names[index];
      // A member without a name is better than a list that fails with the staff pool.
      return toMember(member, name?.status === 'fulfilled' ? name.value : undefined);
    }),
    nextCursor: more && last ? encodeCursor({ staffId: last.staffId, since: last.since }) : null,
  };
}

/**
 * Founds a seller of their own for a member of staff who is to sell and works for no seller yet: they are its owner. One
 * who left the seller that was founded for them returns to it as its owner.
 */
export async function foundSeller(
  deps: Omit<MemberDeps, 'directory'>,
  { staffId: id, actor }: { readonly staffId: string; readonly actor: Actor },
): Promise<void> {
  const { sellers, audit, clock } = deps;
  const own = idFrom('slr', id);
  await untilSettled({ random: deps.random, busy }, async () => {
    const [membership, seller] = await Promise.all([sellers.memberOf(id), sellers.get(own)]);
    if (membership) return true;
    const now = toInstant(clock.now());
    const member = { sellerId: own, staffId: id, role: 'owner', since: now } as const;
    const record = { id: own, name: 'New seller', version: 1, createdAt: now, updatedAt: now };
    const entry = audit.entry(actor, {
      subject: { kind: 'seller', id: own },
      before: seller ? memberFacts(id, null) : null,
      after: { ...(!seller && sellerFacts(record)), ...memberFacts(id, 'owner') },
      at: now,
    });
    const written = seller
      ? await sellers.putMember(member, undefined, entry)
      : await sellers.found(record, member, entry);
    return written || undefined;
  });
}
