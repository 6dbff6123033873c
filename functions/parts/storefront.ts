import { readOffers } from '../../lib/deals/read-offers.ts';
import { type Clock, systemClock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { storefrontRepository } from '../../lib/storefront/repository.ts';
import { audit } from './audit.ts';
import { deals } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { images } from './images.ts';
import { stocks } from './stock.ts';

/** The home page. */
export const storefront = /* @__PURE__ */ lazy(() =>
  storefrontRepository(dynamo(), tableAt('STOREFRONT_TABLE')),
);

/** Reads deals as of a clock. */
export const offersAt = (clock: Clock) => readOffers({ deals: deals(), stocks: stocks(), clock });

/** The dependencies of functions that only read versions. */
export const storefrontDependencies = () => ({ storefront: storefront(), clock: systemClock });

/** The dependencies of functions that show deals on the home page. */
export const storefrontReadDependencies = () => ({
  ...storefrontDependencies(),
  offers: offersAt(systemClock),
  images: images(),
});

/** The dependencies of functions that publish. */
export const storefrontChangeDependencies = () => ({ ...storefrontDependencies(), audit: audit(), random });
