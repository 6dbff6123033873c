import type { ResourceId } from '../contract/ids.ts';

/** A slot on a calendar: epoch minutes with buffers, `until` exclusive, and its units. It blocks nobody while all are left. */
export type BusyEntry = readonly [from: number, until: number, left: number, total: number];

/** Time that another calendar takes, in epoch minutes, `until` exclusive. */
export type OutsideBusy = readonly [from: number, until: number];

/** The key of a slot in a block: its stock id without what all slots have in common, 16 characters. */
export type SlotPlace = string;

/** The slots and outside appointments of a resource in four UTC days. A slot that crosses the end of a block is in both. */
export interface CalendarBlock {
  readonly resourceId: ResourceId;
  /** Days since the epoch, divided by four. */
  readonly block: number;
  /** 0 when nothing is stored yet. */
  readonly version: number;
  readonly busy: Readonly<Record<SlotPlace, BusyEntry>>;
  /** By the id of the feed that says so. */
  readonly outside?: Readonly<Record<string, readonly OutsideBusy[]>> | undefined;
}

export const blockMinutes = 4 * 24 * 60;

/** Returns the number of the block that a minute belongs to. */
export const blockOf = (minute: number): number => Math.floor(minute / blockMinutes);

/** Returns the numbers of the blocks that a period touches, `until` exclusive. */
export const blocksBetween = (from: number, until: number): number[] => {
  const first = blockOf(from);
  return Array.from({ length: Math.max(0, blockOf(until - 1) - first + 1) }, (_, index) => first + index);
};

/**
 * Returns blocks in which units of a slot are back, as a reschedule leaves them: its new slot may overlap the old one.
 */
export const withUnitsBack = (
  blocks: readonly CalendarBlock[],
  place: SlotPlace,
  units: number,
): CalendarBlock[] =>
  blocks.map((block) => {
    const entry = block.busy[place];
    if (!entry) return block;
    const [from, until, left, total] = entry;
    return {
      ...block,
      busy: { ...block.busy, [place]: [from, until, Math.min(total, left + units), total] },
    };
  });
