import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { attendeeExportDays } from '../../../lib/contract/contact.ts';
import { exportDays } from '../../../lib/contract/privacy.ts';
import { acknowledge } from '../acknowledge.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** The bucket of exports: private, encrypted, over TLS only. Files expire after a week. CloudFormation names it. */
export class ExportFiles extends Construct {
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { prefix: 'attendees/', expiration: Duration.days(attendeeExportDays) },
        { expiration: Duration.days(exportDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // No versions, so deleted files are gone.
      versioned: false,
      removalPolicy: platform.stage.removalPolicy,
    });
    acknowledge(
      this.#bucket,
      'AwsSolutions-S1',
      'An access log would contain the address of each person who fetched their data, and outlive the data.',
    );
  }

  /** Lets the function read files, and so make links to them. */
  readonly read: Grant = (fn) => this.#grant(fn, ['s3:GetObject']);

  readonly write: Grant = (fn) => this.#grant(fn, ['s3:PutObject']);

  /** Lets the function find and delete files. */
  readonly erase: Grant = (fn) => {
    this.#grant(fn, ['s3:DeleteObject']);
    fn.allow(['s3:ListBucket'], [this.#bucket.bucketArn]);
  };

  #grant(fn: BackendFunction, actions: readonly string[]): void {
    fn.setEnvironment({ EXPORTS_BUCKET: this.#bucket.bucketName });
    fn.allowPattern(
      actions,
      this.#bucket.arnForObjects('*'),
      'The name of a file contains its person, so it is not known before.',
    );
  }
}
