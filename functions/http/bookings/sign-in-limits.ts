import * as z from 'zod';
import { readEnvironment } from '../../../lib/platform/environment.ts';

const limits = z.record(z.string(), z.int().min(0));

/** Above which totals an order needs a recent sign-in where its deal says nothing: minor units, by currency. */
export const signInLimitsOfStage = () =>
  limits.parse(JSON.parse(readEnvironment(['RECENT_SIGN_IN_ABOVE']).RECENT_SIGN_IN_ABOVE));
