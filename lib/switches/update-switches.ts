import type { AuditLog } from '../audit/audit-log.ts';
import { type Switches, type SwitchesPatch, switchLimits } from '../contract/switches.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { expectVersion, versionChanged } from '../platform/http/entity-tag.ts';
import { addressDigestOf } from '../platform/limits/subject.ts';
import type { StoredSwitches } from '../platform/switches.ts';
import { type DigestedPatch, decideSwitches, factsOf, toSwitches } from './decide.ts';
import type { SwitchRepository } from './repository.ts';

export interface UpdateSwitchesDeps {
  readonly switches: SwitchRepository;
  readonly audit: Pick<AuditLog, 'entry'>;
  /** The key with which all functions make digests of addresses. */
  readonly addressKey: Buffer;
  readonly clock: Clock;
}

interface Change {
  readonly patch: SwitchesPatch;
  readonly ifMatch: string;
  readonly actor: Actor;
}

const day = 86_400_000;

/**
 * Changes the switches that are still at the version that the caller read. A patch that changes nothing leaves the
 * version.
 * @throws AppError `precondition_failed`, `invalid_request`
 */
export async function updateSwitches(
  { switches, audit, addressKey, clock }: UpdateSwitchesDeps,
  { patch, ifMatch, actor }: Change,
): Promise<Switches> {
  const check = expectVersion(ifMatch);
  const from = await switches.get();
  check(from.version);
  const at = clock.now();
  const now = toInstant(at);
  const latest = toInstant(at + switchLimits.blockedDays * day);
  const decision = decideSwitches(from, digested(patch, addressKey), { now, latest });
  if (decision.kind === 'refuse') {
    const { path, message } = decision;
    throw new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
  }
  if (decision.kind === 'unchanged') return toSwitches(from, now);
  const { addressKey: _former, ...rest } = decision.to;
  const to: StoredSwitches = {
    ...rest,
    ...(rest.blockedAddresses.length > 0 && { addressKey }),
    version: from.version + 1,
    updatedAt: now,
  };
  const subject = { kind: 'switches', id: 'switches' } as const;
  const entry = audit.entry(actor, { subject, before: factsOf(from), after: factsOf(to), at: now });
  const isWritten = await switches.replace(from.version, to, entry).catch((error: unknown) => {
    // Another request is writing them at this moment.
    if (isContention(error)) return false;
    throw error;
  });
  if (!isWritten) throw versionChanged((await switches.get()).version);
  return toSwitches(to, now);
}

/** Replaces the addresses by digests, before any other step. */
const digested = (patch: SwitchesPatch, key: Buffer): DigestedPatch => ({
  ...patch,
  blockedAddresses: patch.blockedAddresses?.map(({ address, digest, until }) => ({
    digest: digest ?? addressDigestOf(key, address as string),
    until,
  })),
});
