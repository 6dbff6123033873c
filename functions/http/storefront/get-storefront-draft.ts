import { getStorefrontDraft as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { readDraft } from '../../../lib/storefront/read-draft.ts';
import { storefrontReadDependencies } from '../../parts/storefront.ts';

const deps = storefrontReadDependencies();

/** Reads the draft of the home page. */
export const handler = endpoint(operation, async () => withVersion(await readDraft(deps)));
