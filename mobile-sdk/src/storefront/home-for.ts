import type { Audience, HomeBlock, StorefrontHome } from '../generated/types.gen.ts';

/** The facts about a visitor that decide which blocks they see. They stay in the app. */
export interface Visitor {
  /** As the device names it: `de` or `de-AT`. */
  readonly language: string;
  readonly signedIn: boolean;
  /** The visitor has a booking, as far as the app knows. */
  readonly hasBooked: boolean;
  /** ISO 3166, two letters. Without it, blocks for places are hidden. */
  readonly country?: string | undefined;
  readonly city?: string | undefined;
}

/** A block for one visitor, with its texts in their language. */
export interface ShownBlock extends Omit<HomeBlock, 'texts' | 'audience'> {
  readonly title: string;
  readonly text?: string;
  readonly action?: string;
}

const languageOf = (tag: string) => tag.slice(0, 2).toLowerCase();
const folded = (name: string | undefined) => name?.normalize('NFC').trim().toLowerCase();

function isFor({ people, places = [], languages = [] }: Audience, visitor: Visitor): boolean {
  const { signedIn, hasBooked, country, city } = visitor;
  if (people === 'guests' ? signedIn : people === 'signed_in' && !signedIn) return false;
  if (people === 'new_customers' && hasBooked) return false;
  const isHere = (place: { country: string; city?: string }) =>
    place.country === country && (place.city === undefined || folded(place.city) === folded(city));
  const wanted: readonly string[] = languages;
  return (
    (places.length === 0 || places.some(isHere)) &&
    (wanted.length === 0 || wanted.includes(languageOf(visitor.language)))
  );
}

/**
 * Returns the blocks that this visitor sees at an instant, in their language or else the block's first. A block whose
 * window ended since the read is left out, so a screen that stays open stays right.
 * @param now the server's time in milliseconds: `client.clock.now()`
 */
export function homeFor({ blocks }: StorefrontHome, visitor: Visitor, now: number): ShownBlock[] {
  return blocks.flatMap(({ texts, audience, ...block }) => {
    const isOpen =
      (block.from === undefined || Date.parse(block.from) <= now) &&
      (block.until === undefined || now < Date.parse(block.until));
    if (!isOpen || !isFor(audience, visitor)) return [];
    const { title, text, action } = texts.find(({ language }) => language === languageOf(visitor.language)) ??
      texts[0] ?? { title: '' };
    return [{ ...block, title, ...(text && { text }), ...(action && { action }) }];
  });
}
