import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personalData, type SourceParts } from '../../../functions/parts/personal-data.ts';
import { deployedName, tableNames, tableOf } from '../../../lib/platform/tables.ts';
import { anonymousPlaces } from '../../../lib/privacy/personal-data.ts';
import { resourcesOf } from './synthesized.ts';

interface Named {
  readonly TableName?: string;
  readonly UserPoolName?: string;
}

interface BucketRules {
  readonly PublicAccessBlockConfiguration: Record<string, boolean>;
  readonly BucketEncryption: unknown;
  readonly VersioningConfiguration?: unknown;
  readonly LifecycleConfiguration: { Rules: { ExpirationInDays: number; Status: string }[] };
}

/** CloudFormation names buckets, so they are known by where they are. */
const bucketNames: Readonly<Record<string, string>> = {
  'stampede-prod-privacy/FilesBucket': 'exports',
  'stampede-prod-images/ImagesBucket': 'images',
  'stampede-prod-console-site/SiteBucket': 'console',
};
const exportFiles = (stack: string) => stack === 'stampede-prod-privacy';

const inStage = (name: string | undefined) => name?.slice('stampede-prod-'.length) ?? '?';
const buckets = resourcesOf<BucketRules>('prod', 'AWS::S3::Bucket');
const places = [
  ...resourcesOf<Named>('prod', 'AWS::DynamoDB::Table').map(
    ({ properties }) => `table:${inStage(properties.TableName)}` as const,
  ),
  ...resourcesOf<Named>('prod', 'AWS::Cognito::UserPool').map(
    ({ properties }) => `pool:${inStage(properties.UserPoolName)}` as const,
  ),
  ...buckets.map(({ stack, id }) => {
    const where = `${stack}/${id.replace(/[0-9A-F]{8}$/, '')}`;
    return `bucket:${bucketNames[where] ?? where}` as const;
  }),
];

// Nothing is called: only what each source says of itself is read.
const sources = personalData({ tableAt: (variable) => variable } as SourceParts);
const anonymous = [
  ...tableNames
    .filter((name) => tableOf(name).personal !== true)
    .map((name) => `table:${deployedName(name)}`),
  ...Object.keys(anonymousPlaces),
];
const declared: readonly string[] = [...sources.flatMap((source) => source.places), ...anonymous];

describe('personal data', () => {
  it.each(places)('%s is in one source of personal data, or anonymous for a reason', (place) => {
    expect(declared.filter((one) => one === place)).toEqual([place]);
  });

  it('is looked for only where there is something', () => {
    expect(declared.filter((place) => !(places as string[]).includes(place))).toEqual([]);
  });

  it.each(places)('%s has its line in docs/privacy.md', (place) => {
    expect(readFileSync('docs/privacy.md', 'utf8')).toContain(`| \`${place}\` |`);
  });

  it('is erased before the sign-in that leads to it', () => {
    expect(sources.at(-1)?.places).toEqual(['pool:customers']);
  });

  it.each(buckets)('in $stack is private and encrypted, and exports are deleted within a week', (bucket) => {
    const { stack, id, properties } = bucket;
    expect(Object.values(properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(properties.BucketEncryption).toBeDefined();
    expect(properties.VersioningConfiguration).toBeUndefined();
    if (exportFiles(stack))
      expect(properties.LifecycleConfiguration.Rules).toMatchObject([
        { Prefix: 'attendees/', ExpirationInDays: 1, Status: 'Enabled' },
        { ExpirationInDays: 7, Status: 'Enabled' },
      ]);
    const policy = resourcesOf<{ Bucket: { Ref: string } }>('prod', 'AWS::S3::BucketPolicy').find(
      (candidate) => candidate.stack === stack && candidate.properties.Bucket.Ref === id,
    );
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });
});
