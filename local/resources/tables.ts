import { schemaOf } from '../dynamo-check/schema.ts';
import { arn, generatedName } from '../names.ts';
import { putTable, type TableProperties } from '../services/table.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert, type PropertyTable, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import { noteTablePolicy } from './roles.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';

const index: PropertyTable = {
  ...used('IndexName', 'KeySchema', 'Projection'),
  ...inert(
    'ContributorInsightsSpecification',
    'OnDemandThroughput',
    'ProvisionedThroughput',
    'WarmThroughput',
    'WriteOnDemandThroughputSettings',
    'WriteProvisionedThroughputSettings',
  ),
};

const common: PropertyTable = {
  ...used('AttributeDefinitions', 'KeySchema', 'StreamSpecification', 'TableName', 'TimeToLiveSpecification'),
  GlobalSecondaryIndexes: index,
  LocalSecondaryIndexes: index,
  ...inert('BillingMode', 'SSESpecification', 'WarmThroughput'),
};

/** DynamoDB. Keys and streams have their effect. Capacity, backups, encryption and protection have no local effect. */
export const tables: ResourceTypes = {
  'AWS::DynamoDB::Table': {
    properties: {
      ...common,
      ...used('ResourcePolicy'),
      ...inert(
        'ContributorInsightsSpecification',
        'DeletionProtectionEnabled',
        'OnDemandThroughput',
        'PointInTimeRecoverySpecification',
        'ProvisionedThroughput',
        'TableClass',
        'Tags',
      ),
    },
    create: createTable,
  },
  'AWS::DynamoDB::GlobalTable': {
    properties: {
      ...common,
      Replicas: {
        ...used('Region', 'ResourcePolicy'),
        ...inert(
          'ContributorInsightsSpecification',
          'DeletionProtectionEnabled',
          'GlobalSecondaryIndexes',
          'PointInTimeRecoverySpecification',
          'ReadOnDemandThroughputSettings',
          'SSESpecification',
          'TableClass',
          'Tags',
        ),
      },
      ...inert('WriteOnDemandThroughputSettings', 'WriteProvisionedThroughputSettings'),
    },
    create: createTable,
  },
};

async function createTable(resource: ResolvedResource, target: CloudTarget) {
  const { dynamodb } = target;
  const { properties, stack, logicalId } = resource;
  const replicas = (properties.Replicas ?? []) as unknown[];
  if (replicas.length > 1)
    throw new TemplateError('The local cloud has one region: a table can have one replica.', resource);
  noteTablePolicy(resource, target);
  const name = String(properties.TableName ?? generatedName(stack, logicalId, 255));
  target.schemas.set(name, schemaOf(properties));
  const streamArn = await putTable(dynamodb, name, properties as unknown as TableProperties).catch(
    (error: unknown) => {
      throw error instanceof TemplateError ? new TemplateError(error.message, resource) : error;
    },
  );
  return {
    ref: name,
    attributes: {
      Arn: arn('dynamodb', `table/${name}`),
      TableId: name,
      ...(streamArn ? { StreamArn: streamArn } : {}),
    },
  };
}
