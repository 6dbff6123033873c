/**
 * Returns the partition of a text, out of this many (a power of two). Uses FNV-1a, so that any set of ids spreads
 * evenly.
 */
export function spread(text: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return ((hash >>> 16) ^ hash) & (partitions - 1);
}
