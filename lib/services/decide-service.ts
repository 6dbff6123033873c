import { chargeableIn, whyNotChargeable } from '../contract/chargeable.ts';
import { times } from '../contract/money.ts';
import { dayMinutes } from '../contract/open-hours.ts';
import type { FieldError } from '../contract/problem-document.ts';
import type { ServicePatch } from '../contract/service.ts';
import { isSlotPolicyAsGenerous } from '../contract/slot-policy.ts';
import { type ChangeRefusal, changedBy, patched, refuseChange, refuseFaults } from './decide-patch.ts';
import type { ResourceRecord } from './resource.ts';
import type { ServiceRecord } from './service.ts';

/** The rules of a service that must agree with each other. */
type Rules = Pick<
  ServiceRecord,
  | 'price'
  | 'seating'
  | 'seats'
  | 'partySize'
  | 'durationMinutes'
  | 'noticeMinutes'
  | 'horizonDays'
  | 'dailyLimit'
  | 'weeklyLimit'
  | 'requires'
  | 'sellerId'
>;

/** The resources that a service names, as far as they were found. */
export type NamedResources = ReadonlyMap<string, Pick<ResourceRecord, 'sellerId' | 'state' | 'seats'>>;

/** Returns the faults in the rules of a service. */
export function wrongRules(rules: Rules, resources: NamedResources): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => errors.push({ path: `body.${field}`, message });
  const { price, partySize, seating, seats, noticeMinutes, horizonDays } = rules;
  const dearest = seating === 'shared' ? times(price, partySize.max) : price;
  const reason = price.amountMinor === 0 ? undefined : (whyNotChargeable(price) ?? whyNotChargeable(dearest));
  if (reason) wrong(chargeableIn(price.currency) ? 'price' : 'price.currency', reason);
  if (seating === 'private' && seats !== undefined) wrong('seats', 'must be left out of private slots');
  if (seats !== undefined && partySize.max > seats)
    wrong('partySize.max', `must be at most ${seats}, the seats`);
  if (noticeMinutes >= horizonDays * dayMinutes) wrong('noticeMinutes', 'must be less than the horizon');
  const { dailyLimit = 0, weeklyLimit = Number.POSITIVE_INFINITY } = rules;
  if (dailyLimit > weeklyLimit) wrong('dailyLimit', 'must be at most the weekly limit');
  return [...errors, ...wrongResources(rules, resources)];
}

function wrongResources({ requires, sellerId, partySize }: Rules, resources: NamedResources): FieldError[] {
  const errors = requires.flatMap(({ resourceIds }, group) =>
    resourceIds.flatMap((id, index) => {
      const found = resources.get(id);
      if (found?.sellerId === sellerId && found.state === 'active') return [];
      return [
        {
          path: `body.requires.${group}.resourceIds.${index}`,
          message: 'must be an active resource of the service’s seller',
        },
      ];
    }),
  );
  const seats = (requires[0]?.resourceIds ?? []).map((id) => resources.get(id)?.seats ?? 0);
  const most = Math.max(...seats);
  if (errors.length === 0 && partySize.min > most)
    errors.push({ path: 'body.partySize.min', message: `must be at most ${most}, the seats of a resource` });
  return errors;
}

export type ServiceDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'change'; readonly service: ServiceRecord }
  | ChangeRefusal;

/** The new pictures of a patch, and the faults that were found outside of the service. */
export interface FoundOutside {
  readonly pictures?: ServiceRecord['pictures'] | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly resources: NamedResources;
}

/**
 * Applies a patch to a service. An archived one does not change. A published one keeps its seating, and what it promises
 * buyers about cancelling and moving only becomes more.
 */
export function decideServiceUpdate(
  service: ServiceRecord,
  patch: ServicePatch,
  { pictures, errors: found = [], resources }: FoundOutside,
): ServiceDecision {
  if (service.state === 'archived') return refuseChange('The service is archived and can no longer change.');
  const said = { ...patch, ...(pictures && { pictures }) };
  if (found.length === 0 && changedBy(service, said).length === 0) return { kind: 'unchanged' };
  const next = patched(service, said);
  const promise = service.state === 'published' ? brokenPromise(service, next) : undefined;
  if (promise) return refuseChange(promise);
  return refuseFaults([...wrongRules(next, resources), ...found]) ?? { kind: 'change', service: next };
}

function brokenPromise(before: ServiceRecord, next: ServiceRecord): string | undefined {
  if (next.seating !== before.seating)
    return 'The service is published, so its slots stay private or shared. Make another service.';
  if (!isSlotPolicyAsGenerous(next.cancellationPolicy, before.cancellationPolicy))
    return 'The service is published, so a new cancellation policy may only give buyers more.';
  const latest = ({ rescheduleMinutesBefore = Number.POSITIVE_INFINITY }: ServiceRecord) =>
    rescheduleMinutesBefore;
  return latest(next) > latest(before)
    ? 'The service is published, so buyers may only get more time to move a booking.'
    : undefined;
}

export type ServiceStep = 'publish' | 'archive';

export type ServiceStepDecision =
  | { readonly kind: 'move'; readonly to: ServiceRecord['state'] }
  | { readonly kind: 'taken' }
  | ChangeRefusal;

/** Decides whether a step is possible. A step already taken is no error: the call may be a retry. */
export function decideServiceStep(
  service: ServiceRecord,
  step: ServiceStep,
  resources: NamedResources,
): ServiceStepDecision {
  if (step === 'archive')
    return service.state === 'archived' ? { kind: 'taken' } : { kind: 'move', to: 'archived' };
  if (service.state === 'published') return { kind: 'taken' };
  if (service.state === 'archived') return refuseChange('The service is archived. Make another service.');
  const [fault] = wrongResources(service, resources);
  return fault
    ? refuseChange(`The service cannot be published: ${fault.path.slice('body.'.length)} ${fault.message}.`)
    : { kind: 'move', to: 'published' };
}
