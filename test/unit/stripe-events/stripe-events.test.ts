import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../lib/stripe-events/index.ts';

describe('the runbook', () => {
  it('subscribes the webhook endpoint to what has a handler, and to nothing else', () => {
    const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    const keys = runbook.slice(
      runbook.indexOf('### Stripe keys'),
      runbook.indexOf('### Somebody of the staff'),
    );
    const listed = [...keys.matchAll(/^- `([a-z_.]+)`$/gm)].map(([, type]) => type);
    expect(listed).toEqual([...eventTypes].sort());
  });
});
