import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ImageHosts } from '../contract/image-hosts.ts';
import type { ImageRepository } from '../images/repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { DealRepository } from './repository.ts';

/** The dependencies of the use-cases of deals. */
export interface DealDependencies {
  readonly deals: DealRepository;
  readonly stocks: StockRepository;
  readonly clock: Clock;
  readonly random: Random;
}

/** The dependencies of staff changes to deals. */
export interface StaffDealDependencies extends DealDependencies {
  readonly audit: Pick<AuditLog, 'entry'>;
}

/** The dependencies of changes that may return money or affect units already sold. */
export interface OverseenDealDependencies extends StaffDealDependencies {
  readonly oversight: Oversight;
}

/** The dependencies of operations that accept a seller's offer. */
export interface OfferDependencies {
  /** The hosts that images may come from. */
  readonly imageHosts: ImageHosts;
  readonly images: Pick<ImageRepository, 'getMany'>;
}
