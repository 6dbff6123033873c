/** The states of a deal, as the API has them. */
export type DealState = 'draft' | 'scheduled' | 'live' | 'paused' | 'ended' | 'cancelled';

/** A step in a deal's life. `cancel` calls it off, and gives all buyers their money back. */
export const dealSteps = ['publish', 'pause', 'resume', 'end', 'cancel'] as const;
export type DealStep = (typeof dealSteps)[number];

/** The steps that can be taken for many deals at once. Calling off is for one deal at a time. */
export const bulkSteps = ['publish', 'pause', 'resume', 'end'] as const;
export type BulkStep = (typeof bulkSteps)[number];

/** The states from which the server takes each step (lib/deals/decide.ts). The server decides. */
const from: Readonly<Record<DealStep, readonly DealState[]>> = {
  publish: ['draft'],
  pause: ['live'],
  resume: ['paused'],
  end: ['live', 'paused'],
  cancel: ['draft', 'scheduled', 'live', 'paused', 'ended'],
};

export const canTake = (step: DealStep, state: DealState): boolean => from[step].includes(state);

/** Returns the steps of a state, the usual next one first. */
export const stepsOf = (state: DealState): DealStep[] => dealSteps.filter((step) => canTake(step, state));

/** Returns whether the deal's terms may still change. */
export const canEdit = (state: DealState): boolean => state !== 'ended' && state !== 'cancelled';
