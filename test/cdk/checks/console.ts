import { describe, expect, it } from 'vitest';
import { type StageName, stageNamed, stageNames } from '../../../cdk/stages.ts';
import { asDeployed, resourcesOf, synthesized, uploader } from './synthesized.ts';

interface Bucket {
  readonly PublicAccessBlockConfiguration: unknown;
}

interface Policy {
  readonly Bucket: { readonly Ref: string };
  readonly PolicyDocument: {
    readonly Statement: {
      readonly Effect: string;
      readonly Action: unknown;
      readonly Principal: unknown;
      readonly Condition: unknown;
    }[];
  };
}

interface Distribution {
  readonly DistributionConfig: {
    readonly Aliases?: string[];
    readonly ViewerCertificate?: { MinimumProtocolVersion: string };
    readonly DefaultCacheBehavior: { ViewerProtocolPolicy: string; Compress: boolean };
    readonly CacheBehaviors?: unknown;
    readonly CustomErrorResponses?: unknown;
    readonly Origins: { OriginAccessControlId?: unknown }[];
  };
}

interface Headers {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig: {
      readonly ContentSecurityPolicy: { ContentSecurityPolicy: string };
      readonly StrictTransportSecurity: object;
      readonly ContentTypeOptions: object;
      readonly FrameOptions: { FrameOption: string };
    };
  };
}

interface Upload {
  readonly DestinationBucketKeyPrefix: string;
  readonly Prune: boolean;
  readonly RetainOnDelete: boolean;
  readonly SystemMetadata: Record<string, string>;
  readonly SourceMarkers?: Record<string, unknown>[];
}

interface Client {
  readonly CallbackURLs: unknown[];
  readonly LogoutURLs: unknown[];
}

const ofSite = <P>(stage: StageName, type: string) =>
  resourcesOf<P>(stage, type).filter(({ stack }) => stack === `stampede-${stage}-console-site`);
const distributionOf = (stage: StageName) =>
  ofSite<Distribution>(stage, 'AWS::CloudFront::Distribution')[0]?.properties
    .DistributionConfig as Distribution['DistributionConfig'];
const addressOf = (stage: StageName) => {
  const { edge } = stageNamed(stage);
  return `https://${edge ? edge.consoleDomainName : 'token'}`;
};

describe.each(stageNames)('the host of the console on %s', (stage) => {
  it('keeps its files in a private bucket that only its distribution reads, over TLS', () => {
    const [bucket] = ofSite<Bucket>(stage, 'AWS::S3::Bucket');
    expect(bucket?.properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const [policy] = ofSite<Policy>(stage, 'AWS::S3::BucketPolicy');
    const allowed = policy?.properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed?.[0]).toMatchObject({
      Action: 's3:GetObject',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
    });
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    expect(distributionOf(stage).Origins.map(({ OriginAccessControlId }) => OriginAccessControlId)).toEqual([
      expect.anything(),
    ]);
  });

  it('has its domain with TLS 1.2, or the name that CloudFront gives', () => {
    const { Aliases, ViewerCertificate, DefaultCacheBehavior } = distributionOf(stage);
    const { edge } = stageNamed(stage);
    expect(Aliases).toEqual(edge && [edge.consoleDomainName]);
    expect(ViewerCertificate?.MinimumProtocolVersion).toEqual(edge && 'TLSv1.2_2021');
    expect(DefaultCacheBehavior).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true });
  });

  it('allows no inline code and no code of other hosts, and is shown in no frame', () => {
    const [headers] = ofSite<Headers>(stage, 'AWS::CloudFront::ResponseHeadersPolicy');
    const { ContentSecurityPolicy, ...others } =
      headers?.properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig ??
      ({} as Headers['ResponseHeadersPolicyConfig']['SecurityHeadersConfig']);
    const policy = ContentSecurityPolicy.ContentSecurityPolicy.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*/);
    expect(policy.filter((line) => line.startsWith('script-src'))).toEqual([]);
    expect(others).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
    });
  });

  it('is where the staff client returns to, and a page that the API and the sockets let in', () => {
    const client = resourcesOf<Client>(stage, 'AWS::Cognito::UserPoolClient').find(({ id }) =>
      id.includes('Staff'),
    )?.properties;
    for (const urls of [client?.CallbackURLs, client?.LogoutURLs])
      expect(asDeployed(urls?.at(-1))).toBe(`${addressOf(stage)}/console/signed-in`);
    const apis = resourcesOf<{ CorsConfiguration?: { AllowOrigins: unknown[] } }>(
      stage,
      'AWS::ApiGatewayV2::Api',
    );
    const origins = apis.flatMap(({ properties }) => properties.CorsConfiguration?.AllowOrigins ?? []);
    expect(origins.map(asDeployed)).toContain(addressOf(stage));
  });
});

describe('the paths of the console', () => {
  const [fn] = ofSite<{ FunctionCode: string }>('prod', 'AWS::CloudFront::Function');
  const run = new Function('event', `${fn?.properties.FunctionCode}; return handler(event);`);
  const found = (uri: string) => run({ request: { uri } });

  it.each([
    ['/console/', '/console/index.html'],
    ['/console/deals', '/console/index.html'],
    ['/console/deals/deal_01J.x/edit', '/console/index.html'],
    ['/console/signed-in', '/console/index.html'],
    ['/console/icon.svg', '/console/icon.svg'],
    ['/console/assets/index-abc.js', '/console/assets/index-abc.js'],
    ['/console/assets/gone', '/console/assets/gone'],
    ['/other.txt', '/other.txt'],
  ])('%s is the file %s', (uri, file) => {
    expect(found(uri)).toEqual({ uri: file });
  });

  it.each(['/', '/console'])('%s leads to the console', (uri) => {
    expect(found(uri)).toMatchObject({ statusCode: 302, headers: { location: { value: '/console/' } } });
  });

  it('hides no error behind the page', () => {
    expect(distributionOf('prod').CustomErrorResponses).toBeUndefined();
    expect(distributionOf('prod').CacheBehaviors).toBeUndefined();
  });
});

describe.each(stageNames)('the files of the console on %s', (stage) => {
  const uploads = resourcesOf<Upload>(stage, 'Custom::CDKBucketDeployment');
  const [assets, page] = uploads.map(({ properties }) => properties);

  it('keeps assets for ever and the page never, the assets first', () => {
    expect(assets).toMatchObject({
      DestinationBucketKeyPrefix: 'console/assets',
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(page).toMatchObject({
      DestinationBucketKeyPrefix: 'console',
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
    expect(uploads[1]?.dependsOn).toContain(uploads[0]?.id);
    expect(uploads.map(({ stack }) => stack)).toEqual(Array(2).fill(`stampede-${stage}-console`));
  });

  it('leaves earlier assets to open tabs, and empties the bucket only where the stage may go', () => {
    for (const { properties } of uploads) expect(properties.Prune).toBe(false);
    expect(page?.RetainOnDelete).toBe(stage === 'prod');
  });

  it('learns the addresses of the API, the socket, the staff pool and the bucket for uploads at the deployment', () => {
    const [, html = {}] = page?.SourceMarkers ?? [];
    const told = (markers: Record<string, unknown>) =>
      Object.values(markers).flatMap(
        (value) =>
          /:ExportsOutput(?:FnGetAtt|Ref)([A-Z][a-z]+(?:[A-Z][a-z]+)?)/.exec(JSON.stringify(value))?.[1] ??
          [],
      );
    const api = stageNamed(stage).edge ? [] : ['GatewayApi'];
    const policy = [...api, 'LiveApi', 'IdentityStaff', 'ImagesBucket'];
    const config = [...api, 'LiveApi', 'IdentityStaff', 'IdentityStaff'];
    expect(told(html)).toEqual([...policy, ...config]);
  });

  it('come by the function of aws-cdk-lib, which may touch the assets and this bucket only', () => {
    const { Resources = {} } = synthesized(stage).templates.get(`stampede-${stage}-console`) ?? {};
    const brought = Object.entries(Resources).filter(([id]) => uploader.test(id));
    expect(brought.map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::Lambda::Function',
    ]);
    const statements = brought
      .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
      .flatMap(
        ([, { Properties }]) =>
          (Properties as { PolicyDocument: { Statement: { Action: string[]; Resource: unknown[] }[] } })
            .PolicyDocument.Statement,
      );
    expect(statements.flatMap(({ Action }) => Action).every((action) => action.startsWith('s3:'))).toBe(true);
    for (const { Resource } of statements)
      expect(JSON.stringify(Resource)).toMatch(/cdk-hnb659fds-assets-|console-site:.*SiteBucket/);
  });
});
