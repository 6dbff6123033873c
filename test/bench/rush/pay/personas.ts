import { seededRandom } from '../../../../local/stripe/random.ts';

/** How a buyer who got a unit goes on, and how many of a hundred do. */
const shares = {
  /** Pays with a good card, and the app tells us. */
  pays: 34,
  /** Pays, and the app dies before it can tell us: only the webhook does. */
  tells_nobody: 10,
  pays_after_a_decline: 7,
  is_declined: 5,
  has_no_funds: 4,
  passes_3ds: 8,
  fails_3ds: 4,
  abandons_3ds: 5,
  /** Leaves without opening the PaymentSheet. */
  never_begins: 4,
  /** Opens it, and leaves. */
  never_pays: 3,
  /** Pays when the hold is over. */
  pays_late: 5,
  /** On two devices at once. */
  pays_twice: 4,
  /** Pays, and then wants the money back, as the deal allows. */
  regrets: 4,
  /** Pays and cancels at the same moment. */
  cancels_while_paying: 3,
} as const;

export type Persona = keyof typeof shares;
export const personas = Object.keys(shares) as Persona[];

/** Who each buyer is: drawn once for all, so that a seed repeats the cast whoever wins. */
export function castOf(buyers: number, seed: number): Persona[] {
  const random = seededRandom(seed);
  const hundred = personas.flatMap((persona) => Array<Persona>(shares[persona]).fill(persona));
  return Array.from({ length: buyers }, () => hundred[Math.floor(random() * hundred.length)] ?? 'pays');
}
