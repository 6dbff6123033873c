import { isSdkError } from '@stampede/mobile-sdk';

/** The error, and the buyer's next step. */
export interface Explanation {
  readonly title: string;
  readonly next: string;
}

/** Returns the words for any error of the SDK. */
export function explain(error: unknown): Explanation {
  if (!isSdkError(error))
    return { title: 'That did not work', next: String((error as Error).message ?? error) };
  switch (error.code) {
    case 'network':
    case 'timeout':
      return { title: 'No connection', next: 'We cannot reach the shop. Check your network and try again.' };
    case 'order_pending':
      return {
        title: 'We are still trying',
        next: 'Your order is kept. What became of it will be in My bookings; do not order again.',
      };
    case 'too_many_requests':
    case 'unavailable':
      return {
        title: 'It is very busy',
        next: 'Many people want this right now. Wait a moment and try again.',
      };
    case 'challenge_required':
      return { title: 'Are you a person?', next: 'This order needs a check that this sample does not show.' };
    case 'order_undecided':
      return { title: 'It is not decided yet', next: 'Your order is still in line. Try again in a moment.' };
    case 'not_found':
      return { title: 'It is not here', next: 'This may have been removed, or the link is not complete.' };
    default:
      return { title: 'That did not work', next: error.message };
  }
}
