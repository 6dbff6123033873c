import type { CancellationPolicy } from '../../contract/cancellation-policy.ts';
import { isRelative, readInstant } from './instant-text.ts';
import type { Read } from './money-text.ts';

type Tier = CancellationPolicy['refunds'][number];

const tier = /^(\d{1,3})\s*%?(?:\s+until\s+(\S+))?$/;

/**
 * Reads a cancellation policy, part by part: `100 until 2026-12-24T18:00Z|50`. The contract's rules about the parts are
 * checked with the rest of the line.
 * @returns null for `none`, which makes sales final; undefined for an empty cell, which changes nothing
 */
export function readCancellationPolicy(cell: string): Read<CancellationPolicy | null | undefined> {
  if (cell === '') return { value: undefined };
  if (cell === 'none') return { value: null };
  const refunds: Tier[] = [];
  for (const part of cell.split('|')) {
    const read = readTier(part.trim());
    if ('wrong' in read) return read;
    refunds.push(read.value);
  }
  return { value: { refunds } };
}

function readTier(part: string): Read<Tier> {
  const [, percent, until] = tier.exec(part) ?? [];
  if (percent === undefined)
    return {
      wrong: `cannot be read at "${part}". It must be parts as in 100 until 2026-12-24T18:00Z|50, or none`,
    };
  if (until === undefined) return { value: { percent: Number(percent) } };
  if (isRelative(until))
    return {
      wrong: `has "${until}". A time counted from the import would move with each run, so write the instant`,
    };
  const instant = readInstant(until, 0);
  return 'wrong' in instant
    ? { wrong: `has "${until}", which is not an instant as in 2026-12-24T18:00:00Z` }
    : { value: { percent: Number(percent), until: instant.value } };
}
