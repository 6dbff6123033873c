import { marshall, unmarshall } from './attribute-values.ts';

type Fields = Record<string, unknown>;
type Turn = (value: never) => unknown;
type Item = Record<string, never>;

const each =
  (turn: (value: never) => unknown) =>
  (list: readonly never[]): unknown[] =>
    list.map(turn);

/** Turns those fields that `turns` names; all others stay as they are. */
const fieldsBy =
  (turns: Readonly<Record<string, Turn>>) =>
  (fields: Fields): Fields => {
    const turned: Fields = {};
    for (const name in fields) {
      const value = fields[name];
      const turn = turns[name];
      turned[name] = turn && value !== undefined && value !== null ? turn(value as never) : value;
    }
    return turned;
  };

/** Turns the value of every field: those of a request for several tables, or the one write of a transaction's part. */
const valuesBy =
  (turn: Turn) =>
  (fields: Fields): Fields => {
    const turned: Fields = {};
    for (const name in fields)
      turned[name] = fields[name] === undefined ? undefined : turn(fields[name] as never);
    return turned;
  };

/** A list is of one table's writes, an object names keys. */
const listOr =
  (ofList: Turn, ofObject: Turn) =>
  (value: object): unknown =>
    (Array.isArray(value) ? ofList : ofObject)(value as never);

const items = each(unmarshall as (item: Item) => unknown);
const single = { Key: marshall, Item: marshall, ExpressionAttributeValues: marshall };
const part = valuesBy(fieldsBy(single));

/**
 * The input of any operation on items as DynamoDB reads it. Fields of one name hold the same thing in all of them, so
 * no operation needs a description of its own.
 */
export const encodeInput: (input: Fields) => Fields = fieldsBy({
  ...single,
  ExclusiveStartKey: marshall,
  TransactItems: each(part),
  RequestItems: valuesBy(listOr(each(part), fieldsBy({ Keys: each(marshall) }))),
});

const unprocessed = valuesBy(
  listOr(
    each(valuesBy(fieldsBy({ Key: unmarshall as Turn, Item: unmarshall as Turn }))),
    fieldsBy({ Keys: items }),
  ),
);

/** The answer of any of them, with plain items. */
export const decodeOutput: (output: Fields) => Fields = fieldsBy({
  Item: unmarshall as Turn,
  Items: items,
  Attributes: unmarshall as Turn,
  LastEvaluatedKey: unmarshall as Turn,
  // A transaction answers in the order of its parts, a batch by table.
  Responses: listOr(each(fieldsBy({ Item: unmarshall as Turn })), valuesBy(items)),
  UnprocessedKeys: unprocessed,
  UnprocessedItems: unprocessed,
});
