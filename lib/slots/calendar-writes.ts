import type { ResourceId } from '../contract/ids.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { StoredItem } from '../platform/stored.ts';
import type { BusyEntry, CalendarBlock, SlotPlace } from './calendar-block.ts';

/** The keys and conditional writes of the blocks of the calendars table. */
export interface BlockName {
  readonly resourceId: ResourceId;
  readonly block: number;
}

const prefix = 'block#';
const digits = 6;

export const calendarBlockKey = ({ resourceId, block }: BlockName) => ({
  pk: resourceId,
  sk: `${prefix}${String(block).padStart(digits, '0')}`,
});

export const nameOfBlock = ({ resourceId, block }: BlockName): string => `${resourceId} ${block}`;

/** Returns the block of an item. A block that only a feed has written has no slots yet. */
export const toCalendarBlock = (item: StoredItem): CalendarBlock => ({
  resourceId: item.pk as ResourceId,
  block: Number(String(item.sk).slice(prefix.length)),
  version: Number(item.version ?? 0),
  busy: (item.busy ?? {}) as CalendarBlock['busy'],
  ...(item.outside !== undefined && { outside: item.outside as CalendarBlock['outside'] }),
});

export const emptyBlock = ({ resourceId, block }: BlockName): CalendarBlock => ({
  resourceId,
  block,
  version: 0,
  busy: {},
});

/** A change of a block's slots. */
export interface BlockChange {
  /** The block as it was read. */
  readonly block: CalendarBlock;
  readonly put?: readonly [SlotPlace, BusyEntry] | undefined;
  readonly remove: readonly SlotPlace[];
}

/** Requires that nobody has changed the slots of the block since it was read. Two slots can therefore never overlap. */
const unchanged = ({ version }: CalendarBlock): string =>
  version === 0 ? 'attribute_not_exists(#version)' : '#version = :version';

const versionOf = ({ version }: CalendarBlock) => (version === 0 ? {} : { ':version': version });

/** Changes the slots of a block, on condition of the version that was read: two write units. */
export function changeBlock(table: string, { block, put, remove }: BlockChange): TransactItem {
  const isEmpty = Object.keys(block.busy).length === 0;
  const gone = remove.filter((place) => block.busy[place] !== undefined && place !== put?.[0]);
  const names = Object.fromEntries(gone.map((place, index) => [`#gone${index}`, place]));
  const removed = Object.keys(names).map((name) => `busy.${name}`);
  const put1 = put && (isEmpty ? 'busy = :busy, ' : 'busy.#put = :entry, ');
  return {
    Update: {
      TableName: table,
      Key: calendarBlockKey(block),
      UpdateExpression: `SET ${put1 ?? ''}#version = :next${removed.length > 0 ? ` REMOVE ${removed.join(', ')}` : ''}`,
      ConditionExpression: `${unchanged(block)}${removed.length > 0 ? ' AND attribute_exists(busy)' : ''}`,
      ExpressionAttributeNames: {
        '#version': 'version',
        ...names,
        ...(put && !isEmpty && { '#put': put[0] }),
      },
      ExpressionAttributeValues: {
        ':next': block.version + 1,
        ...versionOf(block),
        ...(put && (isEmpty ? { ':busy': { [put[0]]: put[1] } } : { ':entry': put[1] })),
      },
    },
  };
}

/** Requires that the slots of a block, which a limit counted, are those that were read: two write units. */
export const blockUnchanged = (table: string, block: CalendarBlock): TransactItem => ({
  ConditionCheck: {
    TableName: table,
    Key: calendarBlockKey(block),
    ConditionExpression: unchanged(block),
    ExpressionAttributeNames: { '#version': 'version' },
    ...(block.version > 0 && { ExpressionAttributeValues: versionOf(block) }),
  },
});

/** Notes how many units of a slot are left, where the calendar still has it: one write unit. */
export const changeLeft = (
  table: string,
  name: BlockName,
  place: SlotPlace,
  left: number,
  total: number,
) => ({
  TableName: table,
  Key: calendarBlockKey(name),
  UpdateExpression: 'SET busy.#place[2] = :left, busy.#place[3] = :total',
  ConditionExpression:
    'attribute_exists(busy.#place[2]) AND attribute_exists(busy.#place[3]) AND (busy.#place[2] <> :left OR busy.#place[3] <> :total)',
  ExpressionAttributeNames: { '#place': place },
  ExpressionAttributeValues: { ':left': left, ':total': total },
});
