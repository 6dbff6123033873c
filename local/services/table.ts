import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { REGION } from '../names.ts';
import { TemplateError } from '../template/template-error.ts';

type Indexes = NonNullable<CreateTableCommandInput['GlobalSecondaryIndexes']>;

/** The properties of a table in the template that are used here. */
export interface TableProperties {
  AttributeDefinitions: NonNullable<CreateTableCommandInput['AttributeDefinitions']>;
  KeySchema: KeySchemaElement[];
  GlobalSecondaryIndexes?: Indexes;
  LocalSecondaryIndexes?: Indexes;
  StreamSpecification?: { StreamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' };
  TimeToLiveSpecification?: { AttributeName?: string; Enabled: boolean };
}

/**
 * Creates the table, or keeps the one of an earlier start when it has the same keys and indexes. Returns the ARN of its
 * stream, if it has one.
 * @throws TemplateError when a kept table has other keys or indexes.
 */
export async function putTable(
  client: DynamoDBClient,
  name: string,
  properties: TableProperties,
): Promise<string | undefined> {
  const existing = await describe(client, name);
  if (existing) await adopt(client, name, existing, properties);
  else await create(client, name, properties);
  const streamArn = properties.StreamSpecification && (await describe(client, name))?.LatestStreamArn;
  // dynoxide has its own name for its region, and accepts any.
  return streamArn?.replace(':dynoxide:', `:${REGION}:`);
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, name: string, properties: TableProperties): Promise<void> {
  const strip = (indexes: Indexes | undefined) =>
    indexes?.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
  const stream = properties.StreamSpecification;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      GlobalSecondaryIndexes: strip(properties.GlobalSecondaryIndexes),
      LocalSecondaryIndexes: strip(properties.LocalSecondaryIndexes),
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: stream && { StreamEnabled: true, StreamViewType: stream.StreamViewType },
    }),
  );
  const ttl = properties.TimeToLiveSpecification;
  if (!ttl?.Enabled) return;
  const TimeToLiveSpecification = { AttributeName: ttl.AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
}

/** Keys and indexes decide how items are stored, so a kept table must have those of the template. */
async function adopt(
  client: DynamoDBClient,
  name: string,
  table: TableDescription,
  wanted: TableProperties,
): Promise<void> {
  const differing = difference(table, wanted);
  if (differing) {
    throw new TemplateError(
      `The table ${name} is kept from an earlier start and has another ${differing}. Begin anew with: npm start -- --fresh`,
    );
  }
  const stream = wanted.StreamSpecification;
  if (!stream || table.StreamSpecification?.StreamEnabled) return;
  const StreamSpecification = { StreamEnabled: true, StreamViewType: stream.StreamViewType };
  await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification }));
}

function difference(table: TableDescription, wanted: TableProperties): string | undefined {
  const types = new Map(wanted.AttributeDefinitions.map((each) => [each.AttributeName, each.AttributeType]));
  const keptTypes = new Map(
    table.AttributeDefinitions?.map((each) => [each.AttributeName, each.AttributeType]),
  );
  const key = (schema: KeySchemaElement[] | undefined, of: typeof types) =>
    (schema ?? [])
      .map((each) => `${each.AttributeName}:${each.KeyType}:${of.get(each.AttributeName ?? '')}`)
      .join();
  const indexes = (
    list: { IndexName?: string | undefined; KeySchema?: KeySchemaElement[] | undefined }[] | undefined,
    of: typeof types,
  ) =>
    (list ?? [])
      .map((each) => `${each.IndexName}(${key(each.KeySchema, of)})`)
      .sort()
      .join();

  if (key(table.KeySchema, keptTypes) !== key(wanted.KeySchema, types)) return 'key schema';
  if (indexes(table.GlobalSecondaryIndexes, keptTypes) !== indexes(wanted.GlobalSecondaryIndexes, types))
    return 'set of global indexes';
  if (indexes(table.LocalSecondaryIndexes, keptTypes) !== indexes(wanted.LocalSecondaryIndexes, types))
    return 'set of local indexes';
  return undefined;
}
