import { waitingLimits } from '../contract/waiting.ts';

interface Facts {
  /** The units that the public may order now. */
  readonly free: number;
  /** How many wait in this line. */
  readonly inLine: number;
  /** How many lines the buyer waits in. */
  readonly lines: number;
  /** Whether an earlier place of the buyer got an offer that is still held. */
  readonly hasOpenOffer: boolean;
}

/**
 * Decides whether a buyer may join the line: only when the public can order nothing, and with no offer open. Otherwise
 * one who asks for more than is left would begin a line, and keep everybody from the rest.
 */
export function decideJoining({ free, inLine, lines, hasOpenOffer }: Facts) {
  if (free > 0 || hasOpenOffer) return 'invalid_state' as const;
  if (lines >= waitingLimits.linesOfBuyer) return 'limit_exceeded' as const;
  return inLine >= waitingLimits.inLine ? ('waiting_list_full' as const) : ('join' as const);
}
