import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of a shop. */
export interface Place {
  readonly apiUrl: string;
  readonly liveUrl?: string;
  /** The address of the Stripe double. Without it, a test card cannot be used in the page. */
  readonly stripeUrl?: string;
}

/** Returns the cloud of `npm start`. Undefined when it does not run. */
export function running(state = '.local'): Place | undefined {
  try {
    const { apiUrl, liveUrl, doubles } = JSON.parse(readFileSync(join(state, 'running.json'), 'utf8'));
    return { apiUrl, liveUrl, stripeUrl: doubles.stripe };
  } catch {
    return undefined;
  }
}

/** @throws Error that says what to do next */
export function mustRun(state?: string): Place {
  const found = running(state);
  if (!found) throw new Error('No shop is running. Run `npm start` in another terminal first.');
  return found;
}
