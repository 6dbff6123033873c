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

/** What a deal's state and window say together. Instants are texts of one format, so they compare as times do. */
export interface Timed {
  readonly state: DealState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/**
 * The state the deal is in at this instant. The stored state follows by a timer and may lag; the window does not.
 * Nothing else may decide whether a deal is live.
 */
export function stateAt({ state, startsAt, endsAt }: Timed, now: Instant): DealState {
  if (state !== 'scheduled' && state !== 'live' && state !== 'paused') return state;
  if (endsAt <= now) return 'ended';
  return state === 'scheduled' && startsAt <= now ? 'live' : state;
}

/** The next state that time alone brings, if it is due. A deal that was never started starts before it ends. */
export function decideDue({ state, startsAt, endsAt }: Timed, now: Instant): 'live' | 'ended' | undefined {
  if (state === 'scheduled') return startsAt <= now ? 'live' : undefined;
  if (state === 'live' || state === 'paused') return endsAt <= now ? 'ended' : undefined;
  return undefined;
}

/** Drafts and cancelled deals do not exist for the public. */
export const isPublic = (state: DealState): boolean => state !== 'draft' && state !== 'cancelled';

/** Nothing changes any more, but that one which has ended may still be called off. */
export const isOver = (state: DealState): boolean => state === 'ended' || state === 'cancelled';

export type Step = 'publish' | 'pause' | 'resume' | 'end' | 'cancel';

interface StepRule {
  readonly from: readonly DealState[];
  /** In these states the step has been taken. */
  readonly taken: readonly DealState[];
  /** What to tell who tries it from any other state. */
  readonly otherwise: string;
}

const rules: Readonly<Record<Step, StepRule>> = {
  publish: {
    from: ['draft'],
    taken: ['scheduled', 'live', 'paused'],
    otherwise: 'only a draft can be published',
  },
  pause: {
    from: ['live'],
    taken: ['paused'],
    otherwise: 'only a live deal can be paused; move the window of a scheduled one, or cancel it',
  },
  resume: { from: ['paused'], taken: ['live'], otherwise: 'only a paused deal can be resumed' },
  end: {
    from: ['live', 'paused'],
    taken: ['ended'],
    otherwise: 'only a live or paused deal can be ended; one that has not started can be cancelled',
  },
  cancel: {
    // One that is over too: what was sold for it is given back.
    from: ['draft', 'scheduled', 'live', 'paused', 'ended'],
    taken: ['cancelled'],
    otherwise: 'it cannot be cancelled',
  },
};

const outcomes = { pause: 'paused', resume: 'live', end: 'ended', cancel: 'cancelled' } as const;

export type StepDecision =
  | { readonly kind: 'move'; readonly to: DealState }
  | { readonly kind: 'taken' }
  | Refusal;

/** Whether somebody may take this step now. One that has been taken is no error: the call may be a retry. */
export function decideStep(deal: Timed, step: Step, now: Instant): StepDecision {
  const state = stateAt(deal, now);
  const { from, taken, otherwise } = rules[step];
  if (taken.includes(state)) return { kind: 'taken' };
  if (!from.includes(state)) return refuseState(`The deal is ${state}: ${otherwise}.`);
  if (step !== 'publish') return { kind: 'move', to: outcomes[step] };
  const published = stateAt({ ...deal, state: 'scheduled' }, now);
  return published === 'ended'
    ? refuseState('The window of the deal is over: move endsAt into the future first.')
    : { kind: 'move', to: published };
}

export const refuseState = (message: string): Refusal => ({ kind: 'refuse', code: 'invalid_state', message });
