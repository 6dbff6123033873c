import { type DeadLetters, deadLettersAtOnce } from '../contract/dead-letter.ts';
import type { Clock } from '../platform/clock.ts';
import { queueIn } from '../platform/queue.ts';
import { describeLetter } from './decide-letter.ts';
import { consumedFrom, findQueue, type KnownQueue, workQueues } from './known-queue.ts';
import type { Letter, LetterBox } from './letter-box.ts';
import { type QueueAges, withCounts } from './list-queues.ts';
import type { FailureNotes } from './note-repository.ts';
import { hideSeconds, patienceMs } from './take-letters.ts';

export interface ReadLettersDeps {
  readonly box: LetterBox;
  readonly notes: FailureNotes;
  readonly ages: QueueAges;
  readonly queues: readonly KnownQueue[];
  readonly stage: string;
  readonly clock: Clock;
}

/**
 * Looks into a queue, and leaves everything there.
 * @throws AppError `not_found` for a queue that is none of dead letters
 */
export async function readDeadLetters(deps: ReadLettersDeps, name: string): Promise<DeadLetters> {
  const queue = findQueue(deps.queues, name);
  const letters = await peek(deps, name);
  const source = consumedFrom(queue);
  const notes = source
    ? await deps.notes.of(
        queueIn(deps.stage, source),
        letters.map(({ id }) => id),
      )
    : new Map();
  const facts = { queue, source, targets: workQueues(deps.queues), prefix: queueIn(deps.stage, '') };
  const items = letters
    .map((letter) => describeLetter(letter, { ...facts, note: notes.get(letter.id) }))
    .toSorted((one, other) => (one.sentAt ?? '').localeCompare(other.sentAt ?? ''));
  return { queue: await withCounts(deps, queue), items };
}

/** Receives until the queue is empty or a page is full, and gives all back. */
async function peek({ box, clock }: ReadLettersDeps, queue: string): Promise<Letter[]> {
  const until = clock.now() + patienceMs;
  const seen = new Map<string, Letter>();
  let more = true;
  while (more && seen.size < deadLettersAtOnce && clock.now() < until) {
    const received = await box.receive(queue, hideSeconds);
    for (const letter of received) seen.set(letter.id, letter);
    more = received.length > 0;
  }
  const letters = [...seen.values()];
  await box.release(queue, letters);
  return letters.slice(0, deadLettersAtOnce);
}
