import { isDeepStrictEqual } from 'node:util';
import type { AuditEntry, AuditOutcome, AuditSubject, Facts } from '../contract/audit.ts';
import type { Instant } from '../contract/instant.ts';
import type { Actor } from '../platform/actor.ts';
import { idFrom } from '../platform/ids.ts';

/** A deed: one actor's change to one subject. Facts are the domain's fields, without keys or personal data. */
export interface Deed {
  readonly subject: AuditSubject;
  /** The subject before the deed; null when the deed creates it. */
  readonly before: Facts | null;
  /** The subject after the deed; null when the deed removes it. */
  readonly after: Facts | null;
  readonly at: Instant;
  /** Tells deeds on one subject in one request apart, where a request may have several. */
  readonly part?: string;
}

/**
 * Makes the entry of a deed. Its id comes from the request and the subject, so a retry within one request makes the
 * same entry.
 */
export function entryOf(actor: Actor, deed: Deed, outcome: AuditOutcome = 'done'): AuditEntry {
  const { id: staffId, roles, address, operation, requestId } = actor;
  const { kind, id } = deed.subject;
  return {
    id: idFrom(
      'aud',
      [requestId, operation, kind, id, outcome, ...(deed.part ? [deed.part] : [])].join('\n'),
    ),
    at: deed.at,
    actor: { staffId, roles: [...roles], ...(address !== undefined && { address }) },
    operation,
    requestId,
    subject: deed.subject,
    outcome,
    ...differing(deed.before, deed.after),
  };
}

/** Keeps only the fields that changed; all of them when one side is missing. */
function differing(before: Facts | null, after: Facts | null): Pick<AuditEntry, 'before' | 'after'> {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
  return { before: pick(before, names), after: pick(after, names) };
}

const pick = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
