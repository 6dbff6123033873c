import type { SellerId } from '../contract/ids.ts';
import type { ImageFault, ImageId, ImageType } from '../contract/image.ts';
import type { Instant } from '../contract/instant.ts';

/** The facts of a published image. */
export interface PublishedFacts {
  /** The digest of the uploaded file, which names the published files. */
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
}

interface Upload {
  readonly id: ImageId;
  readonly sellerId: SellerId;
  readonly contentType: ImageType;
  readonly bytes: number;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Tells a retry from another request with the same key. */
  readonly fingerprint: string;
}

/** An image as stored. Only a published one is kept for longer than a day. */
export type ImageRecord =
  | (Upload & { readonly status: 'awaited' })
  | (Upload & { readonly status: 'refused'; readonly fault: ImageFault })
  | (Upload & PublishedFacts & { readonly status: 'published' });

export type PublishedImage = Extract<ImageRecord, { status: 'published' }>;

/** The time in which an upload must be finished, in milliseconds. The bucket removes unfinished uploads after it. */
export const awaitedMs = 24 * 3_600_000;
