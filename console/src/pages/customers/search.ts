/** The kind of what a person typed to find a customer by. */
export type Sought =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'nothing' };

/** The API searches for no shorter name. */
const fewestLetters = 3;

export function soughtOf(typed: string): Sought {
  const text = typed.trim();
  const [id] = /\bcus_[0-9a-hjkmnp-tv-z]{16}\b/.exec(text) ?? [];
  if (id) return { kind: 'id', id };
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { kind: 'email', email: text };
  if (text.includes('@') || [...text].length < fewestLetters) return { kind: 'nothing' };
  return { kind: 'name', name: text };
}
