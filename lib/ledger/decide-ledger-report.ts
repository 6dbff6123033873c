import type { LedgerDifference } from '../contract/refund.ts';
import type { Movement } from './movement.ts';

const keyOf = ({ effect, id }: Movement) => `${effect}#${id}`;
const inWords = ({ amountMinor, currency }: Movement) => `${amountMinor} ${currency}`;

/**
 * Returns the differences between the ledger and Stripe in a period. Both sides include some time before and after it,
 * because a movement around midnight can be yesterday's on one side and today's on the other.
 */
export function decideDifferences(
  here: readonly Movement[],
  stripe: readonly Movement[],
  { from, to }: { readonly from: number; readonly to: number },
): LedgerDifference[] {
  const ours = new Map(here.map((movement) => [keyOf(movement), movement]));
  const theirs = new Map(stripe.map((movement) => [keyOf(movement), movement]));
  const within = (movement: Movement | undefined) =>
    movement !== undefined && from <= movement.at && movement.at < to;
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) => {
    const [our, their] = [ours.get(key), theirs.get(key)];
    const kind = within(our) || within(their) ? kindOf(our, their) : undefined;
    const known = our ?? their;
    if (!kind || !known) return [];
    const bookingId = our?.bookingId ?? their?.bookingId;
    return [
      {
        kind,
        effect: known.effect,
        id: known.id,
        ...(bookingId !== undefined && { bookingId }),
        ...(our && { here: inWords(our) }),
        ...(their && { stripe: inWords(their) }),
      },
    ];
  });
}

/** Keeps the movements without an equal counterpart, on both sides. The rest agrees, whatever comes later. */
export function decideUnsettled(
  here: readonly Movement[],
  stripe: readonly Movement[],
): { readonly here: Movement[]; readonly stripe: Movement[] } {
  const ours = new Map(here.map((movement) => [keyOf(movement), movement]));
  const theirs = new Map(stripe.map((movement) => [keyOf(movement), movement]));
  const settled = (key: string) => {
    const [our, their] = [ours.get(key), theirs.get(key)];
    return our !== undefined && their !== undefined && kindOf(our, their) === undefined;
  };
  const unsettled = (movements: ReadonlyMap<string, Movement>) =>
    [...movements].filter(([key]) => !settled(key)).map(([, movement]) => movement);
  return { here: unsettled(ours), stripe: unsettled(theirs) };
}

function kindOf(
  our: Movement | undefined,
  their: Movement | undefined,
): LedgerDifference['kind'] | undefined {
  if (!our) return 'missing_here';
  if (!their) return 'missing_at_stripe';
  if (our.currency !== their.currency) return 'other_currency';
  return our.amountMinor === their.amountMinor ? undefined : 'other_amount';
}
