import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { edgeHeaders } from '../../contract/edge.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type EdgeSecret, edgeSecret } from '../edge-secret.ts';
import { readOptional } from '../environment.ts';
import { AppError } from '../errors.ts';
import { GetSecretValueCommand, secretsClient } from '../secrets-client.ts';

type Headers = APIGatewayProxyEventV2['headers'];

/** Accepts only requests that came through the edge, where one is in front of the API. */
export interface EdgeLock {
  /** Checks a request. @throws AppError `forbidden` without the proof, `unavailable` when the secret cannot be read */
  check(headers: Headers): Promise<void>;
}

export interface EdgeLockSettings {
  readonly read: () => Promise<EdgeSecret>;
  readonly clock: Clock;
}

/**
 * The least time between two reads of the secret. An unknown proof causes a read. The rotation waits longer than this
 * before the edge sends the new proof.
 */
export const rereadAfterMs = 10_000;

/** Keeps the current and the previous proof, and reads a new one when the first request brings it. */
export function edgeLock({ read, clock }: EdgeLockSettings): EdgeLock {
  let known: EdgeSecret | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const reread = () => {
    reading ??= read()
      .then((secret) => {
        known = secret;
        readAt = clock.now();
      })
      .catch((cause: unknown) => {
        throw new AppError('unavailable', 'The request could not be checked. Try again in a moment.', {
          cause,
        });
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  const fits = (sent: string) =>
    [known?.current, known?.previous].some((good) => good !== undefined && same(good, sent));
  const proves = async (sent: string | undefined) => {
    if (!sent) return false;
    if (fits(sent)) return true;
    if (clock.now() - readAt < rereadAfterMs) return false;
    await reread();
    return fits(sent);
  };

  return {
    async check(headers) {
      if (!(await proves(headers[edgeHeaders.proof])))
        throw new AppError('forbidden', 'Use the public address of this API.');
    },
  };
}

/** Returns the lock of this place; none on a laptop and on stages without an edge. */
export function edgeLockOfStage(): EdgeLock | undefined {
  const secretArn = readOptional('EDGE_SECRET_ARN');
  if (!secretArn) return undefined;
  const secrets = secretsClient();
  const read = async () => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return edgeSecret.parse(JSON.parse(SecretString ?? ''));
  };
  return edgeLock({ read, clock: systemClock });
}

/** Compares digests: they have one length, and the comparison reveals nothing about the secrets. */
const same = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
const digest = (text: string) => createHash('sha256').update(text).digest();
