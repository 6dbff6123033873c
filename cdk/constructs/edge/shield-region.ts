import { CfnMapping, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** CloudFront offers Origin Shield in these regions only, and refuses a distribution that names another. */
const offered = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'me-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
] as const;

type ShieldRegion = (typeof offered)[number];

/** The nearest shield for each region without one: AWS's own advice where it exists, otherwise the shortest distance. */
const nearest: Readonly<Record<string, ShieldRegion>> = {
  'af-south-1': 'eu-west-1',
  'ap-east-1': 'ap-southeast-1',
  'ap-east-2': 'ap-northeast-1',
  'ap-northeast-3': 'ap-northeast-1',
  'ap-south-2': 'ap-south-1',
  'ap-southeast-3': 'ap-southeast-1',
  'ap-southeast-4': 'ap-southeast-2',
  'ap-southeast-5': 'ap-southeast-1',
  'ap-southeast-7': 'ap-southeast-1',
  'ca-central-1': 'us-east-1',
  'ca-west-1': 'us-west-2',
  'eu-central-2': 'eu-central-1',
  'eu-north-1': 'eu-west-2',
  'eu-south-1': 'eu-central-1',
  'eu-south-2': 'eu-west-1',
  'eu-west-3': 'eu-west-2',
  'il-central-1': 'eu-central-1',
  'me-south-1': 'ap-south-1',
  'mx-central-1': 'us-east-1',
  'us-west-1': 'us-west-2',
};

const all: Readonly<Record<string, ShieldRegion>> = {
  ...Object.fromEntries(offered.map((region) => [region, region])),
  ...nearest,
};

/**
 * The region whose Origin Shield is nearest to the stack's own. Without a known region, CloudFormation looks it up
 * when it deploys.
 * @throws Error for a region that no shield is known for.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html#choose-origin-shield-region
 */
export function shieldRegion(scope: Construct): string {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) {
    const mapping = Object.fromEntries(Object.entries(all).map(([at, shield]) => [at, { shield }]));
    return new CfnMapping(scope, 'Shields', { mapping }).findInMap(region, 'shield');
  }
  const shield = all[region];
  if (!shield)
    throw new Error(
      `No Origin Shield is known for ${region}: add the nearest to cdk/constructs/edge/shield-region.ts, or deploy to one of ${Object.keys(all).sort().join(', ')}`,
    );
  return shield;
}
