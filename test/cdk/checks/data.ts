import { describe, expect, it } from 'vitest';
import { type StageName, stageNamed, stageNames } from '../../../cdk/stages.ts';
import { deployedName, tableNames, tableOf } from '../../../lib/platform/tables.ts';
import { resourcesOf } from './synthesized.ts';

interface Table {
  readonly TableName: string;
  readonly BillingMode: string;
  readonly PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean };
  readonly DeletionProtectionEnabled: boolean;
  readonly TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
  readonly ResourcePolicy?: { PolicyDocument: { Statement: unknown[] } };
  readonly StreamSpecification?: { StreamViewType: string };
  readonly GlobalSecondaryIndexes?: { IndexName: string }[];
  readonly LocalSecondaryIndexes?: { IndexName: string }[];
}

const tables = resourcesOf<Table>('prod', 'AWS::DynamoDB::Table');
const byName = Object.fromEntries(tables.map(({ properties }) => [properties.TableName, properties]));
const indexesOf = ({ GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }: Table) =>
  [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map(({ IndexName }) => IndexName);

/** Name, indexes (those of the table's own partitions last, as CloudFormation lists them), stream, expiry. */
const expected = tableNames.map((name) => {
  const { indexes = {}, stream, expires } = tableOf(name);
  const own = Object.entries(indexes).toSorted(([, a], [, b]) => Number(!a.partition) - Number(!b.partition));
  return [deployedName(name), own.map(([index]) => index), Boolean(stream), Boolean(expires)] as const;
});

describe('tables', () => {
  it.each(tables)(
    '$properties.TableName can be restored, and prod keeps it',
    ({ properties, deletionPolicy }) => {
      expect(properties.BillingMode).toBe('PAY_PER_REQUEST');
      expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      expect(properties.DeletionProtectionEnabled).toBe(true);
      expect(deletionPolicy).toBe('RetainExceptOnCreate');
    },
  );

  it.each(['dev', 'staging'] as const)('go with their stack on %s', (stage) => {
    for (const { properties, deletionPolicy } of resourcesOf<Table>(stage, 'AWS::DynamoDB::Table')) {
      expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      expect(properties.DeletionProtectionEnabled).toBe(false);
      expect(deletionPolicy).toBe('Delete');
    }
  });

  it.each(expected)('%s has the indexes, stream and expiry of the map', (name, indexes, stream, expires) => {
    const table = byName[`stampede-prod-${name}`] as Table;
    expect(indexesOf(table)).toEqual(indexes);
    expect(table.StreamSpecification?.StreamViewType).toBe(stream ? 'NEW_AND_OLD_IMAGES' : undefined);
    expect(table.TimeToLiveSpecification?.AttributeName).toBe(expires ? 'ttl' : undefined);
  });

  it('are no others', () => {
    expect(Object.keys(byName).toSorted()).toEqual(
      expected.map(([name]) => `stampede-prod-${name}`).toSorted(),
    );
  });
});

interface GeneratedSecret {
  readonly GenerateSecretString: { PasswordLength?: number; SecretStringTemplate?: string };
}

const secretsNamed = (start: string) =>
  resourcesOf<GeneratedSecret>('prod', 'AWS::SecretsManager::Secret').filter(({ id }) =>
    id.startsWith(start),
  );

interface Denial {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | string[];
  readonly Condition: { readonly ArnNotLike?: Record<string, unknown> };
}

describe.each(['audit', 'ledger'])('the %s', (name) => {
  const statements = byName[`stampede-prod-${name}`]?.ResourcePolicy?.PolicyDocument.Statement as Denial[];
  const denialOf = (action: string) =>
    statements.find(({ Action }) => [Action].flat().includes(`dynamodb:${action}`));

  it('has a policy that only denies, to everybody but services of AWS', () => {
    for (const { Effect, Principal, Condition } of statements) {
      expect([Effect, Principal]).toEqual(['Deny', { AWS: '*' }]);
      expect(Condition).toMatchObject({ Bool: { 'aws:PrincipalIsAWSService': 'false' } });
    }
  });

  it.each(['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'])(
    'lets nobody %s, whoever they are',
    (action) => {
      expect(denialOf(action)?.Condition).not.toHaveProperty('ArnNotLike');
    },
  );

  it('lets the functions of its stage alone put', () => {
    expect(JSON.stringify(denialOf('PutItem')?.Condition.ArnNotLike)).toMatch(
      /^\{"aws:PrincipalArn":.*:role\/stampede-prod-\*/,
    );
    // CloudFormation begins the names of roles with that of their stack, and cuts what is too long for a name.
    const writers = resourcesOf<{ RoleName?: string }>('prod', 'AWS::IAM::Role');
    expect(writers.every(({ stack }) => stack.startsWith('stampede-prod-'))).toBe(true);
    expect(writers.filter(({ properties }) => properties.RoleName)).toEqual([]);
    expect('stampede-staging-'.length).toBeLessThan(24);
  });

  it.each(['DeleteTable', 'UpdateTable', 'UpdateTimeToLive', 'UpdateContinuousBackups'])(
    'lets deployments alone %s',
    (action) => {
      expect(JSON.stringify(denialOf(action)?.Condition.ArnNotLike)).toMatch(/role\/cdk-\*-cfn-exec-role-\*/);
    },
  );
});

describe('copies of audit and ledger', () => {
  interface Vault {
    readonly LockConfiguration: { readonly MinRetentionDays: number; readonly ChangeableForDays: number };
  }
  interface Selection {
    readonly BackupSelection: { readonly Resources: unknown[] };
  }
  interface Plan {
    readonly BackupPlan: {
      readonly BackupPlanRule: {
        readonly RuleName: string;
        readonly Lifecycle: { readonly DeleteAfterDays: number };
      }[];
    };
  }

  it('lie in a vault that nobody can empty before their time', () => {
    const [vault] = resourcesOf<Vault>('prod', 'AWS::Backup::BackupVault');
    // ChangeableForDays makes it the lock that not even the account's root can take off.
    expect(vault?.properties.LockConfiguration).toEqual({ MinRetentionDays: 35, ChangeableForDays: 3 });
    expect(vault?.deletionPolicy).toBe('Retain');
  });

  it('are made each night and each month, of both tables, and kept for as long as the audit', () => {
    const [plan] = resourcesOf<Plan>('prod', 'AWS::Backup::BackupPlan');
    expect(
      plan?.properties.BackupPlan.BackupPlanRule.map(({ RuleName, Lifecycle }) => [
        RuleName,
        Lifecycle.DeleteAfterDays,
      ]),
    ).toEqual([
      ['nightly', 35],
      ['monthly', stageNamed('prod').auditRetention.toDays()],
    ]);
    const [selection] = resourcesOf<Selection>('prod', 'AWS::Backup::BackupSelection');
    expect(selection?.properties.BackupSelection.Resources).toHaveLength(2);
    const selected = JSON.stringify(selection?.properties.BackupSelection.Resources);
    for (const table of ['Audit', 'Ledger']) expect(selected).toContain(table);
  });

  it.each(['dev', 'staging'] as const)('are not made on %s, which is made to go away', (stage) => {
    expect(resourcesOf(stage, 'AWS::Backup::BackupVault')).toEqual([]);
  });
});

describe('what else must not be lost', () => {
  it.each(['AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool', 'AWS::KMS::Key', 'AWS::SQS::Queue'])(
    'prod keeps %s',
    (type) => {
      const resources = resourcesOf('prod', type);
      expect(resources.length).toBeGreaterThan(0);
      expect(resources.every(({ deletionPolicy }) => deletionPolicy === 'RetainExceptOnCreate')).toBe(true);
    },
  );

  interface Secret {
    readonly Description: string;
    readonly SecretString?: string;
    readonly GenerateSecretString?: { PasswordLength?: number };
  }
  const secretOf = (stage: StageName, about: string) =>
    resourcesOf<Secret>(stage, 'AWS::SecretsManager::Secret').find(({ properties }) =>
      properties.Description.startsWith(about),
    )?.properties;

  it('the signing key is generated, 64 characters long', () => {
    const [signing] = secretsNamed('Signing');
    expect(signing?.properties.GenerateSecretString.PasswordLength).toBe(64);
  });

  it('the key of guest tokens is generated, alone at first', () => {
    const [guests] = secretsNamed('GuestTokens');
    expect(guests?.properties.GenerateSecretString).toMatchObject({
      PasswordLength: 64,
      SecretStringTemplate: '{}',
      GenerateStringKey: 'current',
    });
  });

  it('the secret of Stripe has its fields before anybody has filled them', () => {
    const [stripe] = secretsNamed('Stripe');
    expect(JSON.parse(stripe?.properties.GenerateSecretString.SecretStringTemplate ?? '')).toEqual({
      secretKey: '',
      publishableKey: '',
      webhookSecret: '',
    });
  });

  it('no secret is in a template, but the one that Cloudflare publishes for tests, on dev', () => {
    const written = stageNames.flatMap((stage) =>
      resourcesOf<Secret>(stage, 'AWS::SecretsManager::Secret').flatMap(
        ({ properties }) => properties.SecretString ?? [],
      ),
    );
    expect(written).toEqual(['1x0000000000000000000000000000000AA']);
    expect(secretOf('prod', 'Secret key of the challenge')?.GenerateSecretString).toBeDefined();
  });
});
