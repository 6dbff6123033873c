import { storefrontLimits } from '../contract/storefront.ts';
import type { StorefrontPublication, StorefrontVersion } from '../contract/storefront-staff.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { type Patience, untilSettled } from '../platform/until-settled.ts';
import { currentAt } from './decide-plan.ts';
import { decidePublication, decideRestoration, decideWithdrawal, plannedFor } from './decide-publication.ts';
import type { StorefrontChangeDependencies } from './dependencies.ts';
import type { StoredVersion } from './home.ts';
import { storefrontSubject } from './storefront-subject.ts';
import { findVersion, plannedVersion, toVersion } from './version.ts';

const day = 86_400_000;

const patience = ({ random }: StorefrontChangeDependencies): Patience => ({
  random,
  busy: 'Other requests keep publishing the home page. Try again in a moment.',
  contention: 'race',
});

const factsOf = ({ version, from, note, copyOf, draftVersion, withdrawnAt }: StoredVersion) => ({
  version,
  from,
  ...(note !== undefined && { note }),
  ...(copyOf !== undefined && { copyOf }),
  ...(draftVersion !== undefined && { draft: draftVersion }),
  ...(withdrawnAt !== undefined && { withdrawnAt }),
});

interface Publication {
  readonly body: StorefrontPublication;
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Makes a version of the draft that the caller read. It holds at once, or from an instant on.
 * @throws AppError `precondition_failed`, `invalid_request`, `invalid_state` when too many are scheduled
 */
export function publishHome(
  deps: StorefrontChangeDependencies,
  { body: { from, note }, ifMatch, actor }: Publication,
): Promise<StorefrontVersion> {
  const { storefront, audit, clock } = deps;
  const check = expectVersion(ifMatch);
  return untilSettled(patience(deps), async () => {
    const [draft, head] = await Promise.all([storefront.draft(), storefront.head({ consistent: true })]);
    check(draft.version);
    const at = clock.now();
    const now = toInstant(at);
    const rival = await plannedVersion(deps, plannedFor(head, from, now));
    const decision = decidePublication(head, rival, {
      draftVersion: draft.version,
      ...{ from, now },
      latestFrom: toInstant(at + storefrontLimits.scheduledDays * day),
      maxScheduled: storefrontLimits.scheduled,
    });
    if (decision.kind === 'same') return toVersion(decision.version, head, now);
    if (decision.kind === 'refuse') throw refusalOf(decision);
    const version: StoredVersion = {
      version: decision.head.latest,
      from: decision.from,
      blocks: draft.blocks,
      publishedAt: now,
      publishedBy: actor.id,
      ...(note !== undefined && { note }),
      draftVersion: draft.version,
      ...(from !== undefined && { askedFrom: from }),
    };
    const deed = { subject: storefrontSubject, before: null, after: factsOf(version), at: now };
    const isWritten = await storefront.putVersion(version, decision.head, audit.entry(actor, deed));
    return isWritten ? toVersion(version, decision.head, now) : undefined;
  });
}

function refusalOf({ message, field }: { readonly message: string; readonly field?: string }): AppError {
  if (field === undefined) return new AppError('invalid_state', message);
  const path = `body.${field}`;
  return new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}

interface Named {
  readonly version: number;
  readonly actor: Actor;
}

/** Makes a copy of an earlier version that holds at once. @throws AppError `not_found` */
export async function restoreVersion(
  deps: StorefrontChangeDependencies,
  { version: number, actor }: Named,
): Promise<StorefrontVersion> {
  const { storefront, audit, clock } = deps;
  const source = await findVersion(deps, number);
  return untilSettled(patience(deps), async () => {
    const head = await storefront.head({ consistent: true });
    const now = toInstant(clock.now());
    const current = await plannedVersion(deps, currentAt(head.planned, now)?.version);
    const decision = decideRestoration(head, current, { version: number, now });
    if (decision.kind === 'same') return toVersion(current ?? source, head, now);
    const version: StoredVersion = {
      version: decision.head.latest,
      from: decision.from,
      blocks: source.blocks,
      publishedAt: now,
      publishedBy: actor.id,
      copyOf: number,
    };
    const deed = { subject: storefrontSubject, before: null, after: factsOf(version), at: now };
    const isWritten = await storefront.putVersion(version, decision.head, audit.entry(actor, deed));
    return isWritten ? toVersion(version, decision.head, now) : undefined;
  });
}

/** Takes a version back that waits for its instant. @throws AppError `not_found`, `invalid_state` */
export function withdrawVersion(
  deps: StorefrontChangeDependencies,
  { version: number, actor }: Named,
): Promise<StorefrontVersion> {
  const { storefront, audit, clock } = deps;
  return untilSettled(patience(deps), async () => {
    const [stored, head] = await Promise.all([
      findVersion(deps, number),
      storefront.head({ consistent: true }),
    ]);
    const now = toInstant(clock.now());
    const decision = decideWithdrawal(head, stored, now);
    if (decision.kind === 'same') return toVersion(stored, head, now);
    if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.message);
    const version: StoredVersion = { ...stored, withdrawnAt: now, withdrawnBy: actor.id };
    const deed = {
      subject: storefrontSubject,
      before: factsOf(stored),
      after: factsOf(version),
      at: now,
    };
    const isWritten = await storefront.putVersion(version, decision.head, audit.entry(actor, deed));
    return isWritten ? toVersion(version, decision.head, now) : undefined;
  });
}
