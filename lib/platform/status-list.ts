import * as z from 'zod';
import { instant } from '../contract/instant.ts';
import { toInstant } from './clock.ts';
import { type DynamoDBDocumentClient, QueryCommand } from './documents/commands.ts';
import type { StoredItem } from './stored.ts';

/** Returns the sort attribute of such a list: the instant (milliseconds) and the id, so that equal instants differ. */
export const listedAt = (at: number, id: string): string => `${toInstant(at)}#${id}`;

/** The last place on a page, as its cursor holds it. */
export interface ListedPosition {
  readonly id: string;
  readonly listedAt: string;
}

/** Returns whether `listedAt` was made for this id. A cursor comes back from a client, so it must be checked. */
export function isListedAt(text: string, id: string): boolean {
  const [at, named] = text.split('#');
  return named === id && instant.safeParse(at).success;
}

/** Returns the schema of positions in a list of items with such ids. */
export const listedPosition = (id: z.ZodType<string>) =>
  z
    .strictObject({ id: z.string(), listedAt: z.string() })
    .refine((position) => id.safeParse(position.id).success && isListedAt(position.listedAt, position.id));

/** A requested page. */
export interface WantedPage<Position> {
  readonly limit: number;
  readonly after: Position | undefined;
}

/** The place of a list by status, and the reader of its items. */
interface StatusList<T, Position> {
  readonly table: string;
  readonly index: string;
  /** The partition key of the index, which holds the status. The sort key is `listedAt`. */
  readonly attribute: string;
  readonly keyOf: (position: Position) => Readonly<Record<string, string>>;
  readonly positionOf: (key: StoredItem) => Position;
  readonly toRecord: (item: StoredItem) => T;
}

/**
 * Makes a function that reads a page of all items in one status, newest first, eventually consistent.
 * @param since of that function: leaves out items listed before this instant (milliseconds)
 */
export const statusList =
  <T, Position extends { readonly listedAt: string } = ListedPosition>(
    dynamo: DynamoDBDocumentClient,
    { table, index, attribute, keyOf, positionOf, toRecord }: StatusList<T, Position>,
  ) =>
  async (
    status: string,
    { limit, after, since }: WantedPage<Position> & { readonly since?: number },
  ): Promise<{ records: T[]; next: Position | undefined }> => {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: `#list = :status${since === undefined ? '' : ' AND listedAt >= :since'}`,
        ExpressionAttributeNames: { '#list': attribute },
        ExpressionAttributeValues: {
          ':status': status,
          ...(since !== undefined && { ':since': toInstant(since) }),
        },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && {
          ExclusiveStartKey: { ...keyOf(after), [attribute]: status, listedAt: after.listedAt },
        }),
      }),
    );
    return { records: Items.map(toRecord), next: LastEvaluatedKey && positionOf(LastEvaluatedKey) };
  };

/** Counts the items in one status up to a bound. @param since leaves out items listed before this instant (milliseconds) */
export type StatusCount = (
  status: string,
  bound: { readonly most: number; readonly since?: number },
) => Promise<{ readonly count: number; readonly more: boolean }>;

/** Makes a function that counts such a list. It reads at most one item more than the bound, eventually consistent. */
export const statusCount =
  (
    dynamo: DynamoDBDocumentClient,
    { table, index, attribute }: Pick<StatusList<never, never>, 'table' | 'index' | 'attribute'>,
  ): StatusCount =>
  async (status, { most, since }) => {
    const { Count = 0 } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        Select: 'COUNT',
        KeyConditionExpression: `#list = :status${since === undefined ? '' : ' AND listedAt >= :since'}`,
        ExpressionAttributeNames: { '#list': attribute },
        ExpressionAttributeValues: {
          ':status': status,
          ...(since !== undefined && { ':since': toInstant(since) }),
        },
        Limit: most + 1,
      }),
    );
    return { count: Math.min(Count, most), more: Count > most };
  };

/** Returns the position of an item whose partition key is its id. */
export const positionById = ({ pk, listedAt: at }: StoredItem): ListedPosition => ({
  id: String(pk),
  listedAt: String(at),
});
