import type { AuditLog } from '../audit/audit-log.ts';
import type { ImageRepository } from '../images/repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { ResourceRepository } from './resource-repository.ts';
import type { ServiceRepository } from './service-repository.ts';

/** The dependencies of reading services and resources. */
export interface ServiceDependencies {
  readonly services: ServiceRepository;
  readonly resources: ResourceRepository;
  readonly clock: Clock;
}

/** The dependencies of staff's changes. */
export interface StaffServiceDependencies extends ServiceDependencies {
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly random: Random;
}

/** The dependencies of operations that accept a seller's service. */
export interface NewServiceDependencies extends StaffServiceDependencies {
  readonly images: Pick<ImageRepository, 'getMany'>;
}
