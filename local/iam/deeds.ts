import type { Call, DeedsOf, Place } from './call.ts';
import { messageDeeds } from './message-deeds.ts';
import { objectDeeds } from './object-deeds.ts';
import type { Deed } from './policy.ts';
import { tableDeeds } from './table-deeds.ts';

const services: Readonly<Record<string, DeedsOf>> = {
  dynamodb: tableDeeds,
  s3: objectDeeds,
  ...messageDeeds,
};

/**
 * Lists the actions of a call, with their names in policies.
 * @throws Error for a service whose policies the local cloud does not check.
 */
export function deedsOf(call: Call, place: Place): Deed[] {
  const of = services[call.service];
  if (!of) throw new Error(`The local cloud does not check calls to ${call.service}`);
  const arn = (service: string, resource: string) =>
    resource.startsWith('arn:')
      ? resource
      : `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
  return of(call, arn, place);
}
