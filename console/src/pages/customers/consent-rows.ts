import type { Consent } from '@stampede/mobile-sdk/admin';

export interface ConsentRow {
  readonly key: string;
  readonly consent: Consent;
  /** No later answer for the same topic on the same channel. */
  readonly isCurrent: boolean;
}

/** Marks the answers that are in force. @param history newest first */
export function consentRows(history: readonly Consent[]): ConsentRow[] {
  const seen = new Set<string>();
  return history.map((consent, index) => {
    const pair = `${consent.channel} ${consent.topic}`;
    const isCurrent = !seen.has(pair);
    seen.add(pair);
    return { key: `${index} ${pair}`, consent, isCurrent };
  });
}
