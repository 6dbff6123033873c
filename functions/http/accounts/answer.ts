import { versionTag } from '../../../lib/platform/http/entity-tag.ts';

/** An answer whose ETag is the version that the next change must name. */
export const withVersion = <T extends { readonly version: number }>(body: T) =>
  ({ status: 200, body, headers: { etag: versionTag(body.version) } }) as const;
