import type { DeadLetter, DeadLetterReason, FailedSchedule } from '../contract/dead-letter.ts';
import type { FailureNote } from '../platform/failure-notes.ts';
import type { KnownQueue } from './known-queue.ts';
import type { Letter } from './letter-box.ts';

/** The ids of our things and of Stripe's. All else in a message may be about a person, and is not shown. */
const idShape =
  /^(?:deal|slr|stk|bkg|gst|cus|exp|rrv|apr|aud|imp|img|viw|rfd|clm|evt|pi|re|ch|du|dp|seti)_[A-Za-z0-9]{4,64}$/;
const name = /^[\w.-]{1,60}$/;
const mostIds = 12;
const deepest = 6;

interface Facts {
  readonly queue: KnownQueue;
  /** The queue whose consumer failed. */
  readonly source: string | undefined;
  /** The queues to which a message may be sent. */
  readonly targets: readonly string[];
  /** The prefix of deployed names, `stampede-dev-`. */
  readonly prefix: string;
  readonly note: FailureNote | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Describes a dead letter by its ids and its reason, without its text. */
export function describeLetter(letter: Letter, facts: Facts): DeadLetter {
  const body = parsed(letter.body);
  return {
    id: letter.id,
    sentAt: letter.sentAtMs === undefined ? null : new Date(letter.sentAtMs).toISOString(),
    bytes: new TextEncoder().encode(letter.body).length,
    type: named(fieldsOf(body).detail ? fieldsOf(fieldsOf(body).detail).type : undefined),
    ids: idsIn(body),
    target: targetOf(letter, facts) ?? null,
    reason: reasonOf(letter, body, facts),
    schedule: facts.queue.kind === 'schedules' ? scheduleOf(letter, body) : null,
  };
}

/** Returns the queue to which the letter can go back. It is one of the stage's own, whatever the letter says. */
export function targetOf(
  { attributes }: Pick<Letter, 'attributes'>,
  { source, targets, prefix }: Pick<Facts, 'source' | 'targets' | 'prefix'>,
): string | undefined {
  if (source) return source;
  const [, , service, , , resource = ''] = (attributes.TARGET_ARN ?? '').split(':');
  return service === 'sqs' ? targets.find((target) => prefix + target === resource) : undefined;
}

function reasonOf({ attributes }: Letter, body: unknown, { queue, note }: Facts): DeadLetterReason | null {
  if (queue.kind === 'consumer') {
    if (!note) return null;
    const { error, fields, failedAt, receives } = note;
    return {
      from: 'function',
      ...{ error, fields: [...fields], attempts: receives, failedAt },
      ...{ function: note.function || null, invocation: note.invocation || null },
    };
  }
  if (queue.kind === 'streams') return streamReason(body);
  return {
    ...none,
    from: queue.kind === 'rules' ? 'rule' : 'schedule',
    error: named(attributes.ERROR_CODE) ?? 'unknown',
    attempts: countOf(attributes.RETRY_ATTEMPTS),
  };
}

const none = { fields: [], attempts: null, failedAt: null, function: null, invocation: null };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
function streamReason(body: unknown): DeadLetterReason {
  const { requestContext, timestamp } = fieldsOf(body);
  const { condition, functionArn, requestId, approximateInvokeCount } = fieldsOf(requestContext);
  const failedAt = typeof timestamp === 'string' ? instantOf(timestamp) : null;
  return {
    ...none,
    from: 'stream',
    error: named(condition) ?? 'unknown',
    attempts: countOf(approximateInvokeCount),
    failedAt,
    function: named(/:function:([^:]+)/.exec(String(functionArn))?.[1]),
    invocation: named(requestId),
  };
}

function scheduleOf({ attributes }: Letter, body: unknown): FailedSchedule {
  const { dealId, to, at } = fieldsOf(body);
  const isDeal = typeof dealId === 'string' && idShape.test(dealId) && (to === 'live' || to === 'ended');
  return {
    name: (attributes.SCHEDULE_ARN ?? '').split('/').at(-1) || 'unknown',
    dueAt: instantOf(isDeal && typeof at === 'string' ? at : (attributes.SCHEDULED_TIME ?? '')),
    dealId: isDeal ? (dealId as FailedSchedule['dealId']) : null,
    to: isDeal ? to : null,
  };
}

/** Collects ids, each with the field that it stands in. */
function idsIn(body: unknown): DeadLetter['ids'] {
  const found: DeadLetter['ids'] = [];
  const walk = (value: unknown, field: string, depth: number): void => {
    if (found.length >= mostIds || depth > deepest) return;
    if (typeof value === 'string') {
      if (idShape.test(value) && !found.some(({ id }) => id === value)) found.push({ field, id: value });
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        walk(inner, name.test(key) && !Array.isArray(value) ? key : field, depth + 1);
  };
  walk(body, '', 0);
  return found;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const named = (value: unknown): string | null =>
  typeof value === 'string' && name.test(value) ? value : null;

function countOf(value: unknown): number | null {
  const count = Number(value ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 ? count : null;
}

function instantOf(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
