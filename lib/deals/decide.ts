import type { DealState } from '../contract/availability.ts';
import type { Instant } from '../contract/instant.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { FieldError } from '../contract/problem-document.ts';

export interface Refusal {
  readonly kind: 'refuse';
  readonly code: ProblemCode;
  readonly message: string;
  readonly errors?: readonly FieldError[];
}

/** A deal's state and window. Instants are texts of one format, so they sort as text. */
export interface Timed {
  readonly state: DealState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/**
 * Returns the deal's state at this instant. The stored state follows by a timer and may be late; the window is exact.
 * No other code may decide whether a deal is live.
 */
export function stateAt({ state, startsAt, endsAt }: Timed, now: Instant): DealState {
  if (state !== 'scheduled' && state !== 'live' && state !== 'paused') return state;
  if (endsAt <= now) return 'ended';
  return state === 'scheduled' && startsAt <= now ? 'live' : state;
}

/** Returns the next state that is due by time alone. A deal that never started starts before it ends. */
export function decideDue({ state, startsAt, endsAt }: Timed, now: Instant): 'live' | 'ended' | undefined {
  if (state === 'scheduled') return startsAt <= now ? 'live' : undefined;
  if (state === 'live' || state === 'paused') return endsAt <= now ? 'ended' : undefined;
  return undefined;
}

/** Returns whether the deal is public. Drafts and cancelled deals are not. */
export const isPublic = (state: DealState): boolean => state !== 'draft' && state !== 'cancelled';

/** Returns whether the deal no longer changes. An ended deal may still be cancelled. */
export const isOver = (state: DealState): boolean => state === 'ended' || state === 'cancelled';

export type DealStep = 'publish' | 'pause' | 'resume' | 'end' | 'cancel';

interface StepRule {
  readonly from: readonly DealState[];
  /** The states in which the step has already been taken. */
  readonly taken: readonly DealState[];
  /** The text for a caller who tries the step in any other state. */
  readonly otherwise: string;
}

const rules: Readonly<Record<DealStep, StepRule>> = {
  publish: {
    from: ['draft'],
    taken: ['scheduled', 'live', 'paused'],
    otherwise: 'Only a draft can be published',
  },
  pause: {
    from: ['live'],
    taken: ['paused'],
    otherwise: 'Only a live deal can be paused. To stop a scheduled deal, move its window or cancel it',
  },
  resume: { from: ['paused'], taken: ['live'], otherwise: 'Only a paused deal can be resumed' },
  end: {
    from: ['live', 'paused'],
    taken: ['ended'],
    otherwise: 'Only a live or paused deal can be ended. To stop a deal before its start, cancel it',
  },
  cancel: {
    // An ended deal too: its buyers get their money back.
    from: ['draft', 'scheduled', 'live', 'paused', 'ended'],
    taken: ['cancelled'],
    otherwise: 'It cannot be cancelled',
  },
};

const outcomes = { pause: 'paused', resume: 'live', end: 'ended', cancel: 'cancelled' } as const;

export type StepDecision =
  | { readonly kind: 'move'; readonly to: DealState }
  | { readonly kind: 'taken' }
  | Refusal;

/** Decides whether this step is possible now. A step already taken is no error: the call may be a retry. */
export function decideDealStep(deal: Timed, step: DealStep, now: Instant): StepDecision {
  const state = stateAt(deal, now);
  const { from, taken, otherwise } = rules[step];
  if (taken.includes(state)) return { kind: 'taken' };
  if (!from.includes(state)) return refuseState(`The deal is ${state}. ${otherwise}.`);
  if (step !== 'publish') return { kind: 'move', to: outcomes[step] };
  const published = stateAt({ ...deal, state: 'scheduled' }, now);
  return published === 'ended'
    ? refuseState('The window of the deal is over. Move endsAt into the future first.')
    : { kind: 'move', to: published };
}

export const refuseState = (message: string): Refusal => ({ kind: 'refuse', code: 'invalid_state', message });
