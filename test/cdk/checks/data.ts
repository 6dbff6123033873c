import { describe, expect, it } from 'vitest';
import { type StageName, stageNames } from '../../../cdk/stages.ts';
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

/** Name, indexes, stream, expiry. */
const expected = [
  ['deals', ['listing', 'categoryListing', 'seller', 'register'], true, false],
  ['stock', ['watched'], true, true],
  ['bookings', [], true, true],
  ['deal-bookings', ['days', 'recent', 'holds'], false, true],
  ['figures', [], false, true],
  ['accounts', [], true, true],
  ['payments', ['due', 'disputes', 'refunds'], true, true],
  ['ledger', ['days'], true, false],
  ['privacy', [], true, true],
  ['abuse', ['reviews', 'buyer'], false, true],
  ['live', [], false, true],
  ['contacts', ['email'], false, true],
  ['switches', [], false, false],
  ['staff', ['approvals'], false, true],
  ['audit', ['actor', 'operation', 'register'], false, true],
] as const;

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

describe('the audit', () => {
  it('denies everybody to change or remove an entry', () => {
    expect(byName['stampede-prod-audit']?.ResourcePolicy?.PolicyDocument.Statement).toMatchObject([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining([
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
        ]),
      },
    ]);
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
