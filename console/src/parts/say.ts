/** A sentence about something that has just happened. */
export interface Sentence {
  readonly id: number;
  readonly text: string;
}

/** Long enough to be read; it can be dismissed earlier. */
const shownMs = 8_000;

let sentences: readonly Sentence[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Sentence[]): void {
  sentences = next;
  for (const listener of listeners) listener();
}

export const saidNow = (): readonly Sentence[] => sentences;

export function onSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the person above the page that something happened. A screen reader says it too. */
export function say(text: string): void {
  count += 1;
  const id = count;
  change([{ id, text }, ...sentences]);
  setTimeout(() => unsay(id), shownMs);
}

export const unsay = (id: number): void => change(sentences.filter((one) => one.id !== id));
