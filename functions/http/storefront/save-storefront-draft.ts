import { saveStorefrontDraft as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { saveDraft } from '../../../lib/storefront/save-draft.ts';
import { audit } from '../../parts/audit.ts';
import { imageHosts } from '../../parts/sale-settings.ts';
import { storefrontReadDependencies } from '../../parts/storefront.ts';

const deps = { ...storefrontReadDependencies(), audit: audit(), imageHosts: imageHosts() };

/** Saves the draft, if no one changed it since the caller read it. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller, origin }) =>
  withVersion(await saveDraft(deps, { ...body, ifMatch, actor: actorOf(caller, origin) })),
);
