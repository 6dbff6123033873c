import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a shop is. */
export interface Place {
  readonly apiUrl: string;
  readonly liveUrl?: string;
  /** Of the double that stands for Stripe; a shop without it cannot be paid by a test card in the page. */
  readonly stripeUrl?: string;
}

/** The cloud that `npm start` runs; undefined when it does not. */
export function running(state = '.local'): Place | undefined {
  try {
    const { apiUrl, liveUrl, stripeUrl } = JSON.parse(readFileSync(join(state, 'running.json'), 'utf8'));
    return { apiUrl, liveUrl, stripeUrl };
  } catch {
    return undefined;
  }
}

/** @throws Error that says what to do */
export function mustRun(state?: string): Place {
  const found = running(state);
  if (!found) throw new Error('There is no shop here: run `npm start` in another terminal first.');
  return found;
}
