import type { FileLine } from './check-file.ts';

/** The API takes this many lines at once, and a body of 256 KB. */
const most = { lines: 90, bytes: 200_000 };

const bytes = new TextEncoder();

/** Divides lines into requests, in their order. */
export function packLines(lines: readonly FileLine[]): FileLine[][] {
  const packs: FileLine[][] = [];
  let room = 0;
  for (const line of lines) {
    const size = bytes.encode(JSON.stringify(line)).length;
    const last = packs.at(-1);
    if (last && last.length < most.lines && size <= room) {
      last.push(line);
      room -= size;
    } else {
      packs.push([line]);
      room = most.bytes - size;
    }
  }
  return packs;
}
