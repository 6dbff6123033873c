import { checkRead, type Read } from './queries.ts';
import { type Schema, schemaOf, type TableDefinition } from './schema.ts';
import { type Write, writeFault } from './writes.ts';

/** The result for a request: refused with a ValidationException, changed to another body, or (undefined) unchanged. */
export type Checked = { fault: string } | { body: string } | undefined;

type Body = Readonly<Record<string, unknown>>;
type Parts = readonly Readonly<Record<string, Write>>[];

/** Sets of numbers in DynamoDB's form. dynoxide treats 5 and 5.0 as two numbers. */
const numberSets = /"NS":\[([^\]]*)\]/g;
const plainNumber = /^"-?(0|[1-9]\d*)(\.\d*[1-9])?"$/;

/**
 * Checks requests to dynoxide 1.2.1 for differences from DynamoDB. It corrects the request where possible, and refuses
 * the rest. The refusal has DynamoDB's words where DynamoDB refuses too, and ours where it would not. Tables are known
 * from the map, or from their creation.
 */
export function createCheck(schemas: Map<string, Schema>) {
  return (operation: string, body: Body, text: string): Checked => {
    if (operation === 'CreateTable') {
      schemas.set(String(body.TableName), schemaOf(body as TableDefinition));
      return undefined;
    }
    const fault = setFault(text);
    if (fault) return { fault };
    if (operation === 'Query' || operation === 'Scan') return checkedRead(body as Read);
    for (const write of writesOf(operation, body)) {
      const found = writeFault(write, schemas.get(tableOf(write)));
      if (found) return { fault: found };
    }
    return undefined;
  };

  function checkedRead(read: Read): Checked {
    const schema = schemas.get(tableOf(read));
    const found = schema && checkRead(read, schema);
    if (found?.fault) return { fault: found.fault };
    return found?.instead && { body: JSON.stringify(found.instead) };
  }
}

/** Returns the name, from a name or an ARN. */
const tableOf = ({ TableName }: { TableName: string }): string => TableName.split('/').at(-1) ?? '';

function setFault(text: string): string | undefined {
  if (!text.includes('"NS":[')) return undefined;
  for (const [, list = ''] of text.matchAll(numberSets))
    for (const number of list.split(','))
      if (number !== '' && !plainNumber.test(number))
        return `The local cloud cannot compare ${number}. Write the number without zeros at the end`;
  return undefined;
}

function writesOf(operation: string, body: Body): readonly Write[] {
  if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem')
    return [body as unknown as Write];
  if (operation === 'TransactWriteItems')
    return ((body.TransactItems ?? []) as Parts).flatMap((part) => Object.values(part));
  if (operation === 'BatchWriteItem')
    return Object.entries(
      (body.RequestItems ?? {}) as Record<string, { PutRequest?: Omit<Write, 'TableName'> }[]>,
    ).flatMap(([TableName, requests]) => requests.map(({ PutRequest }) => ({ ...PutRequest, TableName })));
  return [];
}
