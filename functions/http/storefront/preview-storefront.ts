import { previewStorefront as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { previewHome } from '../../../lib/storefront/preview-home.ts';
import { images } from '../../parts/images.ts';
import { offersAt, storefrontDependencies } from '../../parts/storefront.ts';

const deps = { ...storefrontDependencies(), offersAt, images: images() };

/** Shows the home page as a visitor would see it. */
export const handler = endpoint(operation, async ({ body }) => ({
  status: 200,
  body: await previewHome(deps, body),
}));
