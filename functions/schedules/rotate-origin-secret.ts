import { setTimeout as wait } from 'node:timers/promises';
import type { SecretsManagerRotationEvent } from 'aws-lambda';
import { cloudFrontApi } from '../../lib/edge/cloudfront-api.ts';
import { distributionWith } from '../../lib/edge/distribution.ts';
import { rotateOriginSecret } from '../../lib/edge/rotate-origin-secret.ts';
import { secretVersions } from '../../lib/edge/secret-versions.ts';
import { secretsManager } from '../../lib/platform/aws.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { rereadAfterMs } from '../../lib/platform/http/edge-lock.ts';
import { functionCredentials } from '../../lib/platform/lambda-runtime.ts';
import { logger } from '../../lib/platform/logger.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';

const env = readEnvironment({ EDGE_SECRET_ARN: nonEmpty, DISTRIBUTION_ID: nonEmpty });
const rotation = {
  versions: secretVersions(secretsManager(), env.EDGE_SECRET_ARN),
  distribution: distributionWith(cloudFrontApi(functionCredentials), env.DISTRIBUTION_ID),
  random,
  untilKnown: () => wait(1.5 * rereadAfterMs),
};

/** Gives the edge a new proof, step by step, when Secrets Manager calls. */
export async function handler({ Step, ClientRequestToken }: SecretsManagerRotationEvent): Promise<void> {
  await rotateOriginSecret(rotation, Step, ClientRequestToken);
  logger.info('origin secret', { step: Step });
}
