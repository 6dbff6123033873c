import { describe, expect, it } from 'vitest';
import { decideErasure } from '../../../lib/privacy/decide-erasure.ts';

const day = 86_400_000;
const minute = 60_000;
const asked = { requestedAt: 0 };

describe('decideErasure', () => {
  it('erases at once when nothing is open', () => {
    expect(decideErasure(asked, [], 0)).toEqual({ kind: 'erase' });
  });

  it('looks again each minute in the first hour, and then each quarter of an hour', () => {
    expect(decideErasure(asked, ['booking_release'], 59 * minute)).toEqual({ kind: 'wait', seconds: 60 });
    expect(decideErasure(asked, ['open_refund'], 60 * minute)).toEqual({ kind: 'wait', seconds: 900 });
  });

  it('calls for people three days before the month is over', () => {
    expect(decideErasure(asked, ['dispute'], 27 * day - 1).kind).toBe('wait');
    expect(decideErasure(asked, ['dispute'], 27 * day).kind).toBe('escalate');
    expect(decideErasure(asked, [], 40 * day).kind).toBe('erase');
  });

  it('looks once more when the last token has expired, and not before', () => {
    const erased = { requestedAt: 0, erasedAt: 5 * minute };
    expect(decideErasure(erased, [], 6 * minute)).toEqual({ kind: 'rest', seconds: 15 * 60 });
    expect(decideErasure(erased, [], 21 * minute)).toEqual({ kind: 'last_look' });
  });
});
