import type { Admission } from '@stampede/mobile-sdk/admin';

/** The words and the colour of a result. Colour says nothing that the words do not. */
export interface Verdict {
  readonly type: 'success' | 'warning' | 'error';
  readonly words: VerdictName;
  /** Whether staff may answer: with a number, or with a reason. */
  readonly asks?: 'quantity' | 'reason';
}

export type VerdictName =
  | 'admitted'
  | 'admittedOffline'
  | 'used_up'
  | 'too_many'
  | 'how_many'
  | 'not_redeemable'
  | 'undone'
  | 'unreadable'
  | 'mistyped'
  | 'forged'
  | 'not_found'
  | 'other_deal'
  | 'too_early'
  | 'wrong_day'
  | 'over'
  | 'not_on_list';

/** Returns how a result is shown. */
export function verdictOf(answer: Admission): Verdict {
  if (answer.admitted) return { type: 'success', words: answer.provisional ? 'admittedOffline' : 'admitted' };
  switch (answer.outcome) {
    case 'how_many':
    case 'too_many':
      return { type: 'warning', words: answer.outcome, asks: 'quantity' };
    case 'check_first':
      return { type: 'warning', words: answer.warnings?.[0] ?? 'other_deal', asks: 'reason' };
    case 'unknown':
      return { type: 'error', words: answer.unknown ?? 'not_found' };
    case 'redeemed':
      return { type: 'error', words: 'undone' };
    default:
      return { type: 'error', words: answer.outcome };
  }
}

/** The uses of the answer's booking that count. */
export const usesOf = (answer: Admission) =>
  (answer.provisional ? answer.entry?.uses : answer.booking?.uses)?.filter(
    ({ undoneAt }) => undoneAt === undefined,
  ) ?? [];

/** The booking that the answer is about. */
export const bookingIdOf = (answer: Admission): string | undefined =>
  answer.provisional ? answer.entry?.bookingId : answer.booking?.bookingId;
