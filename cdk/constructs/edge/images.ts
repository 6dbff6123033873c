import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Platform } from '../platform.ts';
import { privateBucket } from './private-bucket.ts';

/** The bucket with the images of deals. Only the edge reads it. CloudFormation names it. */
export class Images extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...privateBucket,
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Only the edge reads it, and images are public there: a log would show which visitor looked at which deal.',
    );
  }
}
