import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
} from './commands.ts';

interface Paging {
  readonly client: Pick<DynamoDBDocumentClient, 'send'>;
  /** Items in a page; as the input's `Limit`. */
  readonly pageSize?: number;
  readonly startingToken?: QueryCommandInput['ExclusiveStartKey'];
}

/** Every page of a query. */
export const paginateQuery = ({ client, ...paging }: Paging, input: QueryCommandInput) =>
  pages(paging, input, (page) => client.send(new QueryCommand(page)));

/** Every page of a scan. */
export const paginateScan = ({ client, ...paging }: Paging, input: ScanCommandInput) =>
  pages(paging, input, (page) => client.send(new ScanCommand(page)));

async function* pages<
  Input extends Pick<QueryCommandInput, 'ExclusiveStartKey' | 'Limit'>,
  Page extends { LastEvaluatedKey?: QueryCommandInput['ExclusiveStartKey'] },
>(
  { pageSize, startingToken }: Omit<Paging, 'client'>,
  input: Input,
  read: (input: Input) => Promise<Page>,
): AsyncGenerator<Page> {
  let ExclusiveStartKey = startingToken ?? input.ExclusiveStartKey;
  do {
    const page = await read({ ...input, ...(pageSize && { Limit: pageSize }), ExclusiveStartKey });
    yield page;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
