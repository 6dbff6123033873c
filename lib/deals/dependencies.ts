import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ImageHosts } from '../contract/image-hosts.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { DealRepository } from './repository.ts';

/** What the use-cases of deals work with. */
export interface DealDependencies {
  readonly deals: DealRepository;
  readonly stocks: StockRepository;
  readonly clock: Clock;
  readonly random: Random;
}

/** Besides, for those by which staff change something. */
export interface StaffDealDependencies extends DealDependencies {
  readonly audit: Pick<AuditLog, 'entry'>;
}

/** Besides, where that may move money back or change what is sold already. */
export interface OverseenDealDependencies extends StaffDealDependencies {
  readonly oversight: Oversight;
}

/** Besides, where what a seller writes is taken. */
export interface OfferDependencies {
  /** Which hosts images may come from. */
  readonly imageHosts: ImageHosts;
}
