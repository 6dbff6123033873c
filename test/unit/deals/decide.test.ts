import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DealState, dealStates } from '../../../lib/contract/availability.ts';
import { type DealStep, decideDealStep, decideDue, stateAt } from '../../../lib/deals/decide.ts';

const before = '2026-12-24T10:00:00.000Z';
const startsAt = '2026-12-24T12:00:00.000Z';
const during = '2026-12-24T12:30:00.000Z';
const endsAt = '2026-12-24T13:00:00.000Z';

const deal = (state: DealState) => ({ state, startsAt, endsAt });
const steps: DealStep[] = ['publish', 'pause', 'resume', 'end', 'cancel'];
const instants = fc.constantFrom(before, startsAt, during, endsAt, '2027-01-01T00:00:00.000Z');
const edges: Record<DealState, DealState[]> = {
  draft: ['scheduled', 'live', 'cancelled'],
  scheduled: ['live', 'cancelled'],
  live: ['paused', 'ended', 'cancelled'],
  paused: ['live', 'ended', 'cancelled'],
  ended: ['cancelled'],
  cancelled: [],
};

describe('stateAt', () => {
  it('opens a scheduled deal at its start and not a millisecond before', () => {
    expect(stateAt(deal('scheduled'), '2026-12-24T11:59:59.999Z')).toBe('scheduled');
    expect(stateAt(deal('scheduled'), startsAt)).toBe('live');
  });

  it('ends a published deal at its end, paused or not', () => {
    for (const state of ['scheduled', 'live', 'paused'] as const) {
      expect(stateAt(deal(state), '2026-12-24T12:59:59.999Z')).not.toBe('ended');
      expect(stateAt(deal(state), endsAt)).toBe('ended');
    }
  });

  it('leaves drafts, ended and cancelled deals as they are at any time', () => {
    for (const state of ['draft', 'ended', 'cancelled'] as const)
      expect(stateAt(deal(state), endsAt)).toBe(state);
  });
});

describe('decideDue', () => {
  it('starts a deal before it ends it, however late', () => {
    expect(decideDue(deal('scheduled'), endsAt)).toBe('live');
    expect(decideDue(deal('live'), endsAt)).toBe('ended');
    expect(decideDue(deal('ended'), endsAt)).toBeUndefined();
  });

  it('leads the stored state to what the time says, in at most two steps', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dealStates), instants, (state, now) => {
        let current = deal(state);
        for (let due = decideDue(current, now); due; due = decideDue(current, now))
          current = { ...current, state: due };
        expect(current.state).toBe(stateAt(deal(state), now));
      }),
    );
  });
});

describe('decideDealStep', () => {
  it('publishes a draft as scheduled before its window and as live within it', () => {
    expect(decideDealStep(deal('draft'), 'publish', before)).toEqual({ kind: 'move', to: 'scheduled' });
    expect(decideDealStep(deal('draft'), 'publish', during)).toEqual({ kind: 'move', to: 'live' });
  });

  it('refuses to publish what is already over', () => {
    expect(decideDealStep(deal('draft'), 'publish', endsAt)).toMatchObject({ code: 'invalid_state' });
  });

  it('pauses a live deal and refuses to pause one that has not started', () => {
    expect(decideDealStep(deal('scheduled'), 'pause', during)).toEqual({ kind: 'move', to: 'paused' });
    expect(decideDealStep(deal('scheduled'), 'pause', before)).toMatchObject({ code: 'invalid_state' });
  });

  it('cancels from every state, one that is over too', () => {
    for (const state of ['draft', 'scheduled', 'live', 'paused', 'ended'] as const)
      expect(decideDealStep(deal(state), 'cancel', before)).toEqual({ kind: 'move', to: 'cancelled' });
    expect(decideDealStep(deal('live'), 'cancel', endsAt)).toEqual({ kind: 'move', to: 'cancelled' });
  });

  it('moves only along allowed edges, and a repeated step finds itself taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dealStates), fc.constantFrom(...steps), instants, (state, step, now) => {
        const decision = decideDealStep(deal(state), step, now);
        if (decision.kind !== 'move') return;
        expect(edges[stateAt(deal(state), now)]).toContain(decision.to);
        expect(decideDealStep(deal(decision.to), step, now)).toEqual({ kind: 'taken' });
      }),
    );
  });
});
