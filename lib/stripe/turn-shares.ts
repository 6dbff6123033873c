/** The turns of a second for each kind of caller, of one endpoint. */
export interface TurnShares {
  /** Reserved for webhooks, consumers, the reconciler and staff. No request of a buyer takes one. */
  readonly reserved: number;
  /** For waiting buyers, and for the others once they have used up their reserved turns. */
  readonly shared: number;
  /** The most for one buyer. */
  readonly caller: number;
}

/** The part of all turns that buyers may take together, and the part of those for one buyer. */
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
