import { audited } from '../audit/audit-act.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { DeadLetterOutcome } from '../contract/dead-letter.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { queueIn } from '../platform/queue.ts';
import { targetOf } from './decide-letter.ts';
import { canRedrive, consumedFrom, findQueue, type KnownQueue, workQueues } from './known-queue.ts';
import type { Letter, LetterBox } from './letter-box.ts';
import { hideSeconds, patienceMs, takeLetters } from './take-letters.ts';

export interface MoveLettersDeps {
  readonly box: LetterBox;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly queues: readonly KnownQueue[];
  readonly stage: string;
  readonly clock: Clock;
}

interface Redrive {
  readonly queue: string;
  /** Left out: all letters. */
  readonly messageIds?: readonly string[] | undefined;
  readonly actor: Actor;
}

/** Calls side by side when all letters go back. */
const lanes = 4;

/**
 * Sends dead letters back to their consumers. A letter is sent before it is removed: after a crash in between it is in
 * both queues, and a consumer takes a repeated message for the same one. SQS has a task for this as well, but it moves
 * whole queues only, and not those that EventBridge fills.
 * @throws AppError `not_found`, `invalid_state` for a queue whose messages cannot go back
 */
export async function redriveDeadLetters(
  deps: MoveLettersDeps,
  { queue: name, messageIds, actor }: Redrive,
): Promise<DeadLetterOutcome> {
  const queue = findQueue(deps.queues, name);
  if (!canRedrive(queue))
    throw new AppError(
      'invalid_state',
      'These messages only name positions in a stream, and cannot go back.',
    );
  const send = (letters: readonly Letter[]) => sendBack(deps, queue, letters);
  return audited(
    deps,
    actor,
    {
      subject: { kind: 'queue', id: name },
      before: null,
      after: { redrive: messageIds ? [...messageIds] : 'all' },
    },
    () => (messageIds ? redriveSome(deps, name, messageIds, send) : redriveAll(deps, name, send)),
    ({ done, missing, kept, hasMore }) => ({
      redrive: messageIds ? [...messageIds] : 'all',
      ...{ done, missing, kept, hasMore },
    }),
  );
}

interface Sent {
  readonly done: number;
  /** Letters that stay in the queue. They are still hidden. */
  readonly kept: readonly Letter[];
}
type Send = (letters: readonly Letter[]) => Promise<Sent>;

async function redriveSome(
  deps: MoveLettersDeps,
  queue: string,
  ids: readonly string[],
  send: Send,
): Promise<DeadLetterOutcome> {
  const { letters, missing } = await takeLetters(deps, queue, ids);
  const { done, kept } = await send(letters);
  await deps.box.release(queue, kept);
  return { done, missing: [...missing], kept: kept.length, hasMore: false };
}

async function redriveAll(
  { box, clock }: MoveLettersDeps,
  queue: string,
  send: Send,
): Promise<DeadLetterOutcome> {
  const until = clock.now() + patienceMs;
  const kept: Letter[] = [];
  let done = 0;
  const lane = async (): Promise<boolean> => {
    while (clock.now() < until) {
      const letters = await box.receive(queue, hideSeconds);
      if (letters.length === 0) return false;
      const sent = await send(letters);
      done += sent.done;
      kept.push(...sent.kept);
    }
    return true;
  };
  const cut = await Promise.all(Array.from({ length: lanes }, lane));
  await box.release(queue, kept);
  return { done, missing: [], kept: kept.length, hasMore: cut.every(Boolean) };
}

async function sendBack(
  { box, queues, stage }: MoveLettersDeps,
  queue: KnownQueue,
  letters: readonly Letter[],
): Promise<Sent> {
  const facts = { source: consumedFrom(queue), targets: workQueues(queues), prefix: queueIn(stage, '') };
  const sent = await Promise.allSettled(
    letters.map(async (letter) => {
      const target = targetOf(letter, facts);
      if (!target) return false;
      await box.send(target, letter);
      return true;
    }),
  );
  const isSent = (n: number) => sent[n]?.status === 'fulfilled' && sent[n].value;
  const done = letters.filter((_, n) => isSent(n));
  await box.remove(queue.name, done);
  return { done: done.length, kept: letters.filter((_, n) => !isSent(n)) };
}
