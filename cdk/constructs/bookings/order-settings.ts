import type { Stage } from '../../stages.ts';
import { type Grant, told } from '../functions/grant.ts';

/** Tells a function that sets holds how long they last. */
export const holdTime = ({ holdSeconds }: Stage): Grant => told({ HOLD_SECONDS: String(holdSeconds) });

/** Tells a function that offers units to a waiting line how long an offer lasts. */
export const offerTime = ({ offerSeconds }: Stage): Grant => told({ OFFER_SECONDS: String(offerSeconds) });

/** Tells a function that takes orders the total above which an order needs a recent sign-in. */
export const signInLimits = ({ recentSignInAbove }: Stage): Grant =>
  told({ RECENT_SIGN_IN_ABOVE: JSON.stringify(recentSignInAbove) });
