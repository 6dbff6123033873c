/** One letter may become eighteen, as ﷺ does. The sort key of an index has at most 1,024 bytes, four a letter. */
const keptLetters = 200;

/** Returns a name as searches compare it: in lower case, without accents, with single spaces, of 200 letters at most. */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...folded].slice(0, keptLetters).join('').trim();
}

/** Returns the attributes by which an index finds a profile by its name. A profile without a name is in no index. */
export function nameAttributes(name: string | undefined): { nameStart?: string; nameFolded?: string } {
  const nameFolded = name === undefined ? '' : foldName(name);
  return nameFolded === '' ? {} : { nameStart: nameStart(nameFolded), nameFolded };
}

/** Returns the partition of a folded name: its first two letters. */
export const nameStart = (folded: string): string => [...folded].slice(0, 2).join('');
