import { longTimeout } from '../../timing.ts';
import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { ImageBucket } from './image-bucket.ts';

export interface ImageParts extends Parts {
  readonly bucket: ImageBucket;
}

export const imageOperations = ({ tables, audit, bucket }: ImageParts): NeedsOf<'images'> => ({
  startImageUpload: [tables.images.change, audit.append, bucket.takeUploads],
  // A photo of 50 million pixels takes 600 MB and some seconds of a whole processor.
  finishImageUpload: {
    memory: 2048,
    timeout: longTimeout,
    grants: [tables.images.change, audit.append, bucket.publish],
  },
});
