import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { instant } from '../contract/instant.ts';
import { toInstant } from './clock.ts';
import type { StoredItem } from './stored.ts';

/** The attribute that such a list is sorted by: the instant (ms), then the id, so that two of one instant differ. */
export const listedAt = (at: number, id: string): string => `${toInstant(at)}#${id}`;

/** Where a page of such a list ended, as its cursor holds it. */
export interface ListedPosition {
  readonly id: string;
  readonly listedAt: string;
}

/** Whether `listedAt` was made for this id: a cursor comes back from a client. */
export function isListedAt(text: string, id: string): boolean {
  const [at, named] = text.split('#');
  return named === id && instant.safeParse(at).success;
}

/** The schema of the positions of a list of things with such ids. */
export const listedPosition = (id: z.ZodType<string>) =>
  z
    .strictObject({ id: z.string(), listedAt: z.string() })
    .refine((position) => id.safeParse(position.id).success && isListedAt(position.listedAt, position.id));

/** A page that somebody asks for. */
export interface WantedPage<Position> {
  readonly limit: number;
  readonly after: Position | undefined;
}

/** Where a list by status is, and how its items are read. */
interface StatusList<T, Position> {
  readonly table: string;
  readonly index: string;
  /** The partition key of the index: the attribute that holds the status. Its sort key is `listedAt`. */
  readonly attribute: string;
  readonly keyOf: (position: Position) => Readonly<Record<string, string>>;
  readonly positionOf: (key: StoredItem) => Position;
  readonly toRecord: (item: StoredItem) => T;
}

/**
 * Makes the function that reads a page of everything in one status, newest first, eventually consistent.
 * @param since of that function: leaves out what was listed before this instant (ms)
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

/** The position of an item whose partition key is its id. */
export const positionById = ({ pk, listedAt: at }: StoredItem): ListedPosition => ({
  id: String(pk),
  listedAt: String(at),
});
