/** Returns a name as searches compare it: in lower case, without accents, with single spaces. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/gu, ' ')
    .trim();

/** Returns the attributes by which an index finds a profile by its name. A profile without a name is in no index. */
export function nameAttributes(name: string | undefined): { nameStart?: string; nameFolded?: string } {
  const nameFolded = name === undefined ? '' : foldName(name);
  return nameFolded === '' ? {} : { nameStart: nameStart(nameFolded), nameFolded };
}

/** Returns the partition of a folded name: its first two letters. */
export const nameStart = (folded: string): string => [...folded].slice(0, 2).join('');
