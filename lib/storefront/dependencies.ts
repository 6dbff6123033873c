import type { AuditLog } from '../audit/audit-log.ts';
import type { ImageHosts } from '../contract/image-hosts.ts';
import type { OfferReader } from '../deals/read-offers.ts';
import type { ImageRepository } from '../images/repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { StorefrontRepository } from './repository.ts';

export interface StorefrontDependencies {
  readonly storefront: StorefrontRepository;
  readonly clock: Clock;
}

/** The dependencies of what shows deals: the home page, its preview, and the warnings of the draft. */
export interface StorefrontReadDependencies extends StorefrontDependencies {
  readonly offers: OfferReader;
  readonly images: Pick<ImageRepository, 'getMany'>;
}

export interface StorefrontChangeDependencies extends StorefrontDependencies {
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly random: Random;
}

export interface DraftDependencies extends StorefrontReadDependencies {
  readonly audit: Pick<AuditLog, 'entry'>;
  /** The hosts that images may come from. */
  readonly imageHosts: ImageHosts;
}
