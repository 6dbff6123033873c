import type { Deletion } from '@stampede/mobile-sdk/admin';

export const deletionSteps = ['requested', 'waiting', 'erased', 'checked'] as const;
export type DeletionStep = (typeof deletionSteps)[number];

export interface StepState {
  readonly step: DeletionStep;
  readonly state: 'success' | 'loading' | 'pending';
  /** When it was done. */
  readonly at?: string;
}

/** Returns how far a deletion is. The API says what it waits for, when all was erased, and when it looked again. */
export function stepStates({ requestedAt, status, erasedAt, checkedAt }: Deletion): StepState[] {
  const isErased = status === 'erased';
  return [
    { step: 'requested', state: 'success', at: requestedAt },
    { step: 'waiting', state: isErased ? 'success' : 'loading' },
    { step: 'erased', state: isErased ? 'success' : 'pending', ...(erasedAt && { at: erasedAt }) },
    {
      step: 'checked',
      state: checkedAt ? 'success' : isErased ? 'loading' : 'pending',
      ...(checkedAt && { at: checkedAt }),
    },
  ];
}
