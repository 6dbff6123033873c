import type { Switches } from '../../../lib/contract/switches.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { versionTag } from '../../../lib/platform/http/entity-tag.ts';
import { switchRepository } from '../../../lib/switches/repository.ts';

/** The dependencies of the operations on switches. */
export function switchDependencies() {
  const { SWITCHES_TABLE } = readEnvironment(['SWITCHES_TABLE']);
  return { switches: switchRepository(dynamoDocuments(), SWITCHES_TABLE), clock: systemClock };
}

/** The switches with the ETag that a change must name. */
export const withVersion = (switches: Switches) =>
  ({ status: 200, body: switches, headers: { etag: versionTag(switches.version) } }) as const;
