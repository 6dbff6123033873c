import type { ResourceId } from '../contract/ids.ts';
import type { OutsideCalendarId } from '../contract/outside-calendar.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { CalendarBlock } from '../slots/calendar-block.ts';
import { calendarBlockKey, toCalendarBlock } from '../slots/calendar-writes.ts';
import type { BlockRange, OutsideInterval } from './decide-outside-blocks.ts';

/** Busy times by the ids of the calendars from outside. */
type OutsideTimes = NonNullable<CalendarBlock['outside']>;

export type BlockRepository = ReturnType<typeof blockRepository>;

/** The part of resources' calendars that belongs to calendars from outside. lib/slots writes the booked times. */
export const blockRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  /** Reads the blocks of a range that exist, by their numbers. */
  async list(
    resourceId: ResourceId,
    { first, last }: BlockRange,
    { consistent = false } = {},
  ): Promise<Map<number, CalendarBlock>> {
    const pages = paginateQuery(
      { client: dynamo },
      {
        TableName: table,
        ConsistentRead: consistent,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': resourceId,
          ':first': calendarBlockKey({ resourceId, block: first }).sk,
          ':last': calendarBlockKey({ resourceId, block: last }).sk,
        },
      },
    );
    const blocks = new Map<number, CalendarBlock>();
    for await (const { Items = [] } of pages)
      for (const found of Items.map(toCalendarBlock)) blocks.set(found.block, found);
    return blocks;
  },

  /** Reads one block consistently. */
  async get(resourceId: ResourceId, number: number): Promise<CalendarBlock | undefined> {
    const { Item } = await dynamo.send(
      new GetCommand({
        TableName: table,
        Key: calendarBlockKey({ resourceId, block: number }),
        ConsistentRead: true,
      }),
    );
    return Item && toCalendarBlock(Item);
  },

  /**
   * Sets the busy times of one calendar in a block, and the block's next version, so that an opening that has read the
   * block reads it again.
   * @param before the block as it was read; undefined when there was none
   * @returns false when it changed meanwhile
   */
  async setOutside(
    resourceId: ResourceId,
    number: number,
    before: CalendarBlock | undefined,
    outside: OutsideTimes,
  ): Promise<boolean> {
    const values = { ':next': (before?.version ?? 0) + 1, ':outside': outside };
    try {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: calendarBlockKey({ resourceId, block: number }),
          UpdateExpression: before
            ? 'SET outside = :outside, #version = :next'
            : 'SET outside = :outside, #version = :next, busy = :none',
          ConditionExpression: before ? '#version = :read' : 'attribute_not_exists(pk)',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: before
            ? { ...values, ':read': before.version }
            : { ...values, ':none': {} },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  },
});

/** Returns a block's busy times with those of one calendar replaced. */
export function withOutside(
  block: CalendarBlock | undefined,
  id: OutsideCalendarId,
  intervals: readonly OutsideInterval[],
): OutsideTimes {
  const { [id]: _, ...others } = block?.outside ?? {};
  return intervals.length > 0 ? { ...others, [id]: intervals } : others;
}
