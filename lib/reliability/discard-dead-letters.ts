import { audited } from '../audit/audit-act.ts';
import type { DeadLetterOutcome } from '../contract/dead-letter.ts';
import type { Actor } from '../platform/actor.ts';
import { findQueue } from './known-queue.ts';
import type { MoveLettersDeps } from './redrive-dead-letters.ts';
import { takeLetters } from './take-letters.ts';

interface Discard {
  readonly queue: string;
  readonly messageIds: readonly string[];
  readonly reason: string;
  readonly actor: Actor;
}

/** Deletes dead letters for good. The audit has their ids and the reason. @throws AppError `not_found` */
export async function discardDeadLetters(
  deps: MoveLettersDeps,
  { queue: name, messageIds, reason, actor }: Discard,
): Promise<DeadLetterOutcome> {
  const queue = findQueue(deps.queues, name);
  const deed = { discard: [...messageIds], reason };
  return audited(
    deps,
    actor,
    { subject: { kind: 'queue', id: queue.name }, before: null, after: deed },
    async () => {
      const { letters, missing } = await takeLetters(deps, queue.name, messageIds);
      await deps.box.remove(queue.name, letters);
      return { done: letters.length, missing: [...missing], kept: 0, hasMore: false };
    },
    ({ done, missing }) => ({ ...deed, done, missing }),
  );
}
