import { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment';
import { acknowledge } from '../acknowledge.ts';

/** The actions that `BucketDeployment` grants to its role, as cdk-nag reports them. */
const actions = ['s3:Abort*', 's3:DeleteObject*', 's3:GetBucket*', 's3:GetObject*', 's3:List*'] as const;

const copies =
  'BucketDeployment copies objects whose names it does not know, from the assets of the CDK to the bucket of the console.';

/**
 * Acknowledges the findings of the function that `BucketDeployment` brings. All deployments of a stack share it. Its
 * code, runtime and rights come from aws-cdk-lib, and are updated with it.
 */
export function acknowledgeUpload({ handlerRole }: BucketDeployment, bucket: Bucket): void {
  acknowledge(
    handlerRole,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    'The role of BucketDeployment has the managed policy for logs. The function runs at deployments only.',
  );
  for (const action of actions) acknowledge(handlerRole, `AwsSolutions-IAM5[Action::${action}]`, copies);
  const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
  for (const objects of [assets, `${exportOf(bucket)}/*`])
    acknowledge(handlerRole, `AwsSolutions-IAM5[Resource::${objects}]`, copies);
  const fn = handlerRole.node.scope?.node.findChild('Resource');
  if (!fn) throw new Error('BucketDeployment has no function');
  acknowledge(fn, 'AwsSolutions-L1', 'aws-cdk-lib brings the function, and chooses its Python.');
}

/** Returns the name under which the bucket's stack exports its ARN. cdk-nag writes it in findings. */
function exportOf(bucket: Bucket): string {
  const stack = Stack.of(bucket);
  const { 'Fn::ImportValue': name } = stack.resolve(stack.exportValue(bucket.bucketArn));
  return name;
}
