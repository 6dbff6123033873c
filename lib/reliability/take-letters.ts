import type { Clock } from '../platform/clock.ts';
import type { Letter, LetterBox } from './letter-box.ts';

interface Deps {
  readonly box: LetterBox;
  readonly clock: Clock;
}

/** The gateway waits 30 seconds, and the function has ten. */
export const patienceMs = 5_000;
/** Longer than a request lasts. After a crash the letters are back by then. */
export const hideSeconds = 20;

/** The letters with these ids, hidden from others. The caller removes or releases them. */
export interface TakenLetters {
  readonly letters: readonly Letter[];
  readonly missing: readonly string[];
}

/**
 * Finds letters by their ids. SQS cannot look one up, so it receives until it has them all, and gives the others back.
 * A letter that another request holds at this moment is waited for, and may still be missing at the end.
 */
export async function takeLetters(
  { box, clock }: Deps,
  queue: string,
  ids: readonly string[],
): Promise<TakenLetters> {
  const until = clock.now() + patienceMs;
  const wanted = new Map<string, Letter>();
  const others = new Map<string, Letter>();
  while (wanted.size < new Set(ids).size && clock.now() < until) {
    const received = await box.receive(queue, hideSeconds);
    for (const letter of received) (ids.includes(letter.id) ? wanted : others).set(letter.id, letter);
    if (received.length > 0) continue;
    const { waiting, hidden } = await box.counts(queue);
    if (waiting === 0 && hidden <= wanted.size + others.size) break;
  }
  await box.release(queue, [...others.values()]);
  return { letters: [...wanted.values()], missing: ids.filter((id) => !wanted.has(id)) };
}
