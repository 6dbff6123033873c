import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { switchRepository } from '../../../lib/switches/repository.ts';

/** The dependencies of the operations on switches. */
export function switchDependencies() {
  const { SWITCHES_TABLE } = readEnvironment(['SWITCHES_TABLE']);
  return { switches: switchRepository(dynamoDocuments(), SWITCHES_TABLE), clock: systemClock };
}
