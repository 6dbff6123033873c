import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { ImageBucket } from '../constructs/images/image-bucket.ts';
import { imageOperations } from '../constructs/images/image-operations.ts';
import { ShownImages } from '../constructs/images/shown-images.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Images of deals: their bucket, and the functions that take and publish files. */
export class ImagesStack extends Stack {
  readonly images: ImageBucket;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, gateway } = props;
    const { platform } = parts;
    this.images = new ImageBucket(this, 'Images', { platform });
    new Operations(this, 'Operations', {
      ...props,
      needs: imageOperations({ ...parts, bucket: this.images }),
    });
    // Elsewhere the edge serves them.
    if (!platform.stage.edge) new ShownImages(this, 'Shown', { platform, gateway, bucket: this.images });
    new CfnOutput(this, 'ImagesBucket', { value: this.images.bucket.bucketName });
  }
}
