import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '../../../lib/platform/documents/commands.ts';
import type { TableShape } from '../../../lib/platform/tables.ts';
import { meaningOf, projected } from './expressions.ts';
import { conditionFailed, transactionCanceled, validation } from './failures.ts';
import { query } from './query.ts';
import { openTable, type Table } from './table.ts';
import { copy, type Item } from './values.ts';
import {
  applyWrite,
  type PlannedWrite,
  planPart,
  planWrite,
  type WriteInput,
  type WriteKind,
} from './writes.ts';

/** What one command changed, all at the same moment. */
export type Changes = readonly Pick<PlannedWrite, 'table' | 'key' | 'before' | 'after'>[];

export interface MemoryDynamo {
  /** Does a command at once. It fails as the SDK does, and refuses what this double does not know. */
  perform(command: unknown): object;
  /** Every item of a table, for looking at it from outside. */
  items(table: string): readonly Item[];
}

/** The options of each command that this double understands; another one stops it. */
const expressions = 'ExpressionAttributeNames ExpressionAttributeValues';
const onFailure = 'ConditionExpression ReturnValuesOnConditionCheckFailure';
const understood: Record<string, string> = {
  Get: 'TableName Key ConsistentRead ProjectionExpression ExpressionAttributeNames',
  Put: `TableName Item ReturnValues ${onFailure} ${expressions}`,
  Update: `TableName Key UpdateExpression ReturnValues ${onFailure} ${expressions}`,
  Delete: `TableName Key ReturnValues ${onFailure} ${expressions}`,
  ConditionCheck: `TableName Key ${onFailure} ${expressions}`,
  Query: `TableName IndexName ConsistentRead KeyConditionExpression FilterExpression ProjectionExpression Limit
    ScanIndexForward ExclusiveStartKey Select ${expressions}`,
  BatchGet: 'RequestItems',
  BatchWrite: 'RequestItems',
  TransactGet: 'TransactItems',
  TransactWrite: 'TransactItems ClientRequestToken',
};

const optionsOf = new Map(
  Object.entries(understood).map(([name, text]) => [name, new Set(text.split(/\s+/))]),
);

function demandUnderstood(name: string, input: object): void {
  const known = optionsOf.get(name);
  for (const option in input)
    if (!known?.has(option) && input[option as keyof typeof input] !== undefined)
      throw validation(`This double knows no ${option} of ${name}`);
}

/**
 * DynamoDB in memory, in one thread, at once: for simulations that make a million calls. The differential test beside
 * it holds it to what a real engine answers.
 */
export function memoryDynamo(
  shapes: Readonly<Record<string, TableShape>>,
  onChange: (changes: Changes) => void = () => undefined,
): MemoryDynamo {
  const tables = new Map(Object.entries(shapes).map(([name, shape]) => [name, openTable(name, shape)]));
  const tableOf = (name: string | undefined): Table => {
    const table = tables.get(name ?? '');
    if (!table) throw validation(`There is no table ${name}`);
    return table;
  };
  const get = (input: GetCommand['input']) => {
    demandUnderstood('Get', input);
    const table = tableOf(input.TableName);
    const { projection, scope } = meaningOf(input);
    const found = table.get(table.demandKey(input.Key ?? {}));
    return { ...(found && { Item: projected(found, projection, scope) }) };
  };
  const writeOne = (kind: WriteKind, input: WriteInput) => {
    demandUnderstood(kind, input);
    const planned = planWrite(tableOf(input.TableName), kind, input);
    if ('refused' in planned) throw conditionFailed(planned.item);
    applyWrite(planned);
    onChange([planned]);
    return { ...attributes(planned, input.ReturnValues) };
  };
  const transact = ({ input }: TransactWriteCommand) => {
    demandUnderstood('TransactWrite', input);
    const parts = (input.TransactItems ?? []).map((part) => {
      const [kind, write] = only(part) as [WriteKind, WriteInput];
      demandUnderstood(kind, write);
      if (write.ReturnValues) throw validation('A part of a transaction returns no values');
      const table = tableOf(write.TableName);
      return { table, key: keyOf(table, write), ...planPart(table, kind, write) };
    });
    demandEachOnce(parts.map(({ table, key }) => `${table.name} ${key.join('\u0000')}`));
    if (parts.some(({ failure }) => failure)) throw transactionCanceled(parts.map(({ failure }) => failure));
    const writes = parts.flatMap(({ planned }) => planned ?? []);
    for (const planned of writes) applyWrite(planned);
    onChange(writes.filter(({ kind }) => kind !== 'ConditionCheck'));
    return {};
  };
  const batchGet = ({ input }: BatchGetCommand) => {
    const Responses: Record<string, Item[]> = {};
    const entries = Object.entries(input.RequestItems ?? {});
    demandEachOnce(
      entries.flatMap(([name, { Keys = [] }]) => Keys.map((key) => `${name} ${JSON.stringify(key)}`)),
    );
    for (const [TableName, { Keys = [], ...options }] of entries)
      Responses[TableName] = Keys.flatMap((Key) => get({ ...options, TableName, Key }).Item ?? []) as Item[];
    return { Responses, UnprocessedKeys: {} };
  };
  const batchWrite = ({ input }: BatchWriteCommand) => {
    for (const [TableName, requests] of Object.entries(input.RequestItems ?? {}))
      for (const { PutRequest, DeleteRequest } of requests) {
        if (PutRequest) writeOne('Put', { TableName, Item: PutRequest.Item as Item });
        if (DeleteRequest) writeOne('Delete', { TableName, Key: DeleteRequest.Key as Item });
      }
    return { UnprocessedItems: {} };
  };
  return {
    items: (name) => tableOf(name).all(),
    perform(command) {
      if (command instanceof GetCommand) return get(command.input);
      if (command instanceof PutCommand) return writeOne('Put', command.input);
      if (command instanceof UpdateCommand) return writeOne('Update', command.input);
      if (command instanceof DeleteCommand) return writeOne('Delete', command.input);
      if (command instanceof TransactWriteCommand) return transact(command);
      if (command instanceof BatchGetCommand) return batchGet(command);
      if (command instanceof BatchWriteCommand) return batchWrite(command);
      if (command instanceof TransactGetCommand) {
        const Responses = (command.input.TransactItems ?? []).map(({ Get }) => {
          const { Item } = get(Get as GetCommand['input']);
          return Item ? { Item } : {};
        });
        return { Responses };
      }
      if (!(command instanceof QueryCommand))
        throw validation(`This double knows no ${String(command?.constructor.name)}`);
      demandUnderstood('Query', command.input);
      return query(tableOf(command.input.TableName), command.input);
    },
  };
}

/** A document client whose calls go where `send` says. */
export const documentClient = (send: (command: unknown) => Promise<object>): DynamoDBDocumentClient => ({
  send: <Output>(command: unknown) => send(command) as Promise<Output>,
  around: () => {
    throw new Error('This double lets nothing stand around its calls');
  },
});

function attributes({ before, after }: PlannedWrite, wanted = 'NONE'): { Attributes?: Item } {
  if (!['NONE', 'ALL_OLD', 'ALL_NEW'].includes(wanted)) throw validation(`This double returns no ${wanted}`);
  const item = wanted === 'ALL_OLD' ? before : wanted === 'ALL_NEW' ? after : undefined;
  return item ? { Attributes: copy(item) } : {};
}

const only = (part: object): [string, unknown] => {
  const [entry, ...others] = Object.entries(part).filter(([, value]) => value !== undefined);
  if (!entry || others.length > 0) throw validation('A part of a transaction is one write');
  return entry;
};

const keyOf = (table: Table, { Key, Item }: WriteInput) => table.keys.map((part) => (Key ?? Item)?.[part]);

function demandEachOnce(keys: readonly string[]): void {
  if (keys.length === 0 || keys.length > 100) throw validation('One call takes between 1 and 100 items');
  if (new Set(keys).size !== keys.length) throw validation('One call takes each item once');
}
