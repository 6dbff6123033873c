import type { ResourceId } from '../contract/ids.ts';
import type { OutsideCalendarId } from '../contract/outside-calendar.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { CalendarBlock } from '../slots/calendar-block.ts';
import { type BlockRepository, withOutside } from './block-repository.ts';
import {
  type BlockRange,
  intervalsByBlock,
  type OutsideInterval,
  sameIntervals,
} from './decide-outside-blocks.ts';

export interface Filling {
  readonly resourceId: ResourceId;
  readonly id: OutsideCalendarId;
  /** The busy times of the calendar. An empty list takes the calendar out. */
  readonly intervals: readonly OutsideInterval[];
  readonly range: BlockRange;
}

/**
 * Puts a calendar's busy times into the blocks of its resource. Only blocks that change are written, each by itself:
 * after a crash the next reading writes the rest.
 * @returns how many blocks were written
 */
export async function fillBlocks(
  { blocks }: { readonly blocks: BlockRepository },
  { resourceId, id, intervals, range }: Filling,
): Promise<number> {
  const known = await blocks.list(resourceId, range, { consistent: true });
  const wanted = intervalsByBlock(intervals);
  let written = 0;
  for (const number of [...new Set([...known.keys(), ...wanted.keys()])].sort((a, b) => a - b)) {
    const next = wanted.get(number) ?? [];
    if (hasThese(known.get(number), id, next)) continue;
    await setBlock({ blocks, resourceId, id }, number, known.get(number), next);
    written++;
  }
  return written;
}

const hasThese = (
  block: CalendarBlock | undefined,
  id: OutsideCalendarId,
  next: readonly OutsideInterval[],
) => sameIntervals(block?.outside?.[id] ?? [], next);

/** Writes one block. Orders write it too, so it may take several rounds. */
async function setBlock(
  { blocks, resourceId, id }: { blocks: BlockRepository } & Pick<Filling, 'resourceId' | 'id'>,
  number: number,
  read: CalendarBlock | undefined,
  next: readonly OutsideInterval[],
): Promise<void> {
  let before = read;
  const races = { attempts: 8, baseMs: 20, capMs: 500 };
  await untilSettled({ busy: 'The calendar of the resource is changing.', races }, async () => {
    if (hasThese(before, id, next)) return true;
    if (await blocks.setOutside(resourceId, number, before, withOutside(before, id, next))) return true;
    before = await blocks.get(resourceId, number);
    return undefined;
  });
}
