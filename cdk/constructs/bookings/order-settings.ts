import type { Stage } from '../../stages.ts';
import { type Grant, told } from '../functions/grant.ts';

/** How long a hold lasts: for what sets holds. */
export const holdTime = ({ holdSeconds }: Stage): Grant => told({ HOLD_SECONDS: String(holdSeconds) });

/** Above which total an order needs a recent sign-in: for what takes orders. */
export const signInLimits = ({ recentSignInAbove }: Stage): Grant =>
  told({ RECENT_SIGN_IN_ABOVE: JSON.stringify(recentSignInAbove) });
