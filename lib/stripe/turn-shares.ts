/** How many turns of a second each may take, of one endpoint. */
export interface TurnShares {
  /** Kept for webhooks, consumers, the reconciler and staff: no request of a buyer takes one. */
  readonly reserved: number;
  /** For buyers who wait, and for the others once they have used up what is kept for them. */
  readonly shared: number;
  /** The most that one buyer gets. */
  readonly caller: number;
}

/** Of all turns, what buyers may take together; and of that, what one of them may. */
const clientsShare = 0.7;
const callerShare = 0.25;

/** @param perSecond turns of an endpoint in a second, over all functions */
export function turnShares(perSecond: number): TurnShares {
  const shared = Math.max(1, Math.floor(perSecond * clientsShare));
  return {
    reserved: Math.floor(perSecond) - shared,
    shared,
    caller: Math.max(1, Math.floor(shared * callerShare)),
  };
}
