import { readFileSync } from 'node:fs';

/** The cloud that `npm start` runs; undefined when it does not. */
export function running(): { apiUrl: string; liveUrl: string; stripeUrl?: string } | undefined {
  try {
    const { apiUrl, liveUrl, stripeUrl } = JSON.parse(readFileSync('.local/running.json', 'utf8'));
    return { apiUrl, liveUrl, stripeUrl };
  } catch {
    return undefined;
  }
}

/** @throws Error that says what to do */
export function mustRun() {
  const found = running();
  if (!found) throw new Error('There is no shop here: run `npm start` in another terminal first.');
  return found;
}
