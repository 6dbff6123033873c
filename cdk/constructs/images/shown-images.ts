import { Construct } from 'constructs';
import { httpTimeout } from '../../timing.ts';
import type { Gateway } from '../api/gateway.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { ImageBucket } from './image-bucket.ts';

export interface ShownImagesProps {
  readonly platform: Platform;
  readonly gateway: Gateway;
  readonly bucket: ImageBucket;
}

/** The published images at the API's own address, on stages without an edge. */
export class ShownImages extends Construct {
  constructor(scope: Construct, id: string, { platform, gateway, bucket }: ShownImagesProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'ShowImage', {
      platform,
      entry: 'files/images/show-image',
      purpose: 'serves the files of images',
      capability: 'images',
      timeout: httpTimeout,
      grants: [bucket.show],
    });
    gateway.images(fn);
  }
}
