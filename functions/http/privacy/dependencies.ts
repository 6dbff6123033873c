import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { privacyRepository } from '../../../lib/privacy/repository.ts';

const { PRIVACY_TABLE } = readEnvironment(['PRIVACY_TABLE']);

/** What every function works with that takes or shows a request about somebody's data. */
export const privacyDependencies = { privacy: privacyRepository(dynamoDocuments(), PRIVACY_TABLE), clock };
