import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { privateBucket } from '../edge/private-bucket.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/**
 * The bucket with the images of deals. `uploads/` has files that nobody has checked, for a day at most. `images/` has
 * published files, which the edge reads. CloudFormation names the bucket.
 */
export class ImageBucket extends Construct {
  readonly bucket: Bucket;
  /** The address to which browsers send files. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { platform: { stage } }: { readonly platform: Platform }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...privateBucket,
      lifecycleRules: [
        ...(privateBucket.lifecycleRules ?? []),
        { prefix: 'uploads/', expiration: Duration.days(1) },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: [...stage.corsOrigins],
          allowedHeaders: ['content-type'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
      removalPolicy: stage.removalPolicy,
    });
    this.origin = `https://${this.bucket.bucketRegionalDomainName}`;
    if (stage.edge) this.#letEdgeRead();
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Only the edge reads it, and images are public there: a log would show which visitor looked at which deal.',
    );
  }

  /** Lets the function make links for uploads. */
  readonly takeUploads: Grant = (fn) => this.#grant(fn, ['s3:PutObject'], 'uploads/*');

  /** Lets the function read and remove uploads, and write published files. */
  readonly publish: Grant = (fn) => {
    this.#grant(fn, ['s3:GetObject', 's3:DeleteObject'], 'uploads/*');
    this.#grant(fn, ['s3:PutObject'], 'images/*');
    this.#list(fn);
  };

  /** Lets the function read published files. */
  readonly show: Grant = (fn) => {
    this.#grant(fn, ['s3:GetObject'], 'images/*');
    this.#list(fn);
  };

  /** Without this right, S3 answers that a missing file is forbidden. */
  #list(fn: BackendFunction): void {
    fn.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  /**
   * Lets the distributions of this account read published files. The edge's stack comes later, so its distribution
   * cannot be named here.
   */
  #letEdgeRead(): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.bucket.arnForObjects('images/*')],
        conditions: { StringEquals: { 'AWS:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  #grant(fn: BackendFunction, actions: readonly string[], files: string): void {
    fn.setEnvironment({ IMAGES_BUCKET: this.bucket.bucketName });
    fn.allowPattern(
      actions,
      this.bucket.arnForObjects(files),
      'The name of a file is the id or the digest of its image, so it is not known before.',
    );
  }
}
