import type { AdminDeal } from '../../../lib/contract/deal.ts';
import { versionTag } from '../../../lib/platform/http/entity-tag.ts';

/** A deal as staff get it: its ETag is the version that an edit must name. */
export const withVersion = (deal: AdminDeal) =>
  ({ status: 200, body: deal, headers: { etag: versionTag(deal.version) } }) as const;
