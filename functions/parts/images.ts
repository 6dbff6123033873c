import { imageFilesIn } from '../../lib/images/image-files.ts';
import { imageRepository } from '../../lib/images/repository.ts';
import { s3FilesClient, s3LinkClient } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';

export const images = /* @__PURE__ */ lazy(() => imageRepository(dynamo(), tableAt('IMAGES_TABLE')));

export const imagesBucket = () => readEnvironment({ IMAGES_BUCKET: nonEmpty }).IMAGES_BUCKET;

/** The dependencies of the function that starts uploads. */
export const startDependencies = () => ({
  images: images(),
  files: imageFilesIn(s3LinkClient(), imagesBucket()),
  audit: audit(),
  clock,
});

/** The dependencies of the function that finishes uploads, without the one that renders. */
export const finishDependencies = () => ({
  images: images(),
  files: imageFilesIn(s3FilesClient(), imagesBucket()),
  audit: audit(),
  clock,
});
