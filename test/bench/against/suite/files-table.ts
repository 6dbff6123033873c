import type { Compared } from '../compare.ts';
import { median, ratio } from '../statistics.ts';

const shown = 15;

/** The files that take the most now, with what they took before; all of them are in the kept result. */
export function slowestFiles({ before, now }: Compared): string {
  const files = Object.keys(now)
    .filter((id) => id.startsWith('suite:') && before[id])
    .map((id) => ({ file: id.slice(6), old: median(before[id] ?? []), new: median(now[id] ?? []) }))
    .toSorted((a, b) => b.new - a.new);
  const lines = files
    .slice(0, shown)
    .map(
      ({ file, old, new: current }) =>
        `${old.toFixed(2).padStart(8)} ${current.toFixed(2).padStart(8)} ${(ratio(old, current)?.toFixed(2) ?? '–').padStart(6)}  ${file}`,
    );
  return [
    `The ${Math.min(shown, files.length)} dearest of ${files.length} test files, processor seconds before, now, ratio:`,
    ...lines,
  ].join('\n');
}
