import type { DeedsOf } from './call.ts';
import type { Deed } from './policy.ts';

type Part = Readonly<Record<string, { TableName: string }>>;

const transacted: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/** Returns the partition of a request for one item, for conditions. Every table here names its key `pk`. */
function partition({ Key, Item }: Readonly<Record<string, unknown>>) {
  const { pk } = (Key ?? Item ?? {}) as { pk?: { S?: string } };
  return pk?.S === undefined ? {} : { context: { 'dynamodb:leadingkeys': pk.S } };
}

/**
 * The actions of DynamoDB. A transaction performs the action of each of its parts. @see
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const tableDeeds: DeedsOf = ({ operation, body }, arn) => {
  const request = body();
  const on = (action: string, table: unknown, index?: unknown): Deed => ({
    action: `dynamodb:${action}`,
    resource: arn('dynamodb', `table/${table}`) + (index ? `/index/${index}` : ''),
  });
  if (operation.startsWith('TransactWrite') || operation.startsWith('TransactGet'))
    return ((request.TransactItems ?? []) as Part[]).flatMap((part) =>
      Object.entries(part).map(([kind, { TableName }]) => on(transacted[kind] ?? kind, TableName)),
    );
  if (operation.startsWith('Batch'))
    return Object.keys((request.RequestItems ?? {}) as object).map((table) => on(operation, table));
  if (request.TableName === undefined)
    throw new Error(`The local cloud does not check DynamoDB's ${operation}`);
  return [{ ...on(operation, request.TableName, request.IndexName), ...partition(request) }];
};
