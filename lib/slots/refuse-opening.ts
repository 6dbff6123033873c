import type { ResourceId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import { resourcesOf, type ServiceRecord } from '../services/service.ts';
import type { OpeningRefusal } from './opening.ts';

const answers = {
  outside_hours: ['not_found', 'The service has no slot at this time.'],
  taken: ['sold_out', 'This time is taken.'],
  limit_reached: ['sold_out', 'No more slots are given on this day or in this week.'],
  too_soon: ['deal_not_live', 'It is too late to book this time.'],
  too_far: ['deal_not_live', 'It is too early to book this time.'],
  party_too_large: ['quantity_too_large', 'No resource has room for so many people.'],
} as const satisfies Record<OpeningRefusal, readonly [string, string]>;

/** Returns the error for a slot that cannot be opened. */
export function refuseOpening(refusal: OpeningRefusal): AppError {
  const [code, message] = answers[refusal];
  return new AppError(code, message);
}

/** @throws AppError `invalid_request` for a resource that does not serve the service: nobody shall get another one instead */
export function requireResource(
  service: Pick<ServiceRecord, 'requires'>,
  resourceId: ResourceId | undefined,
  path: string,
): void {
  if (resourceId === undefined || resourcesOf(service).includes(resourceId)) return;
  const message = 'must be a resource of this service';
  throw new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}
