import { encodeBase32 } from '../platform/ids.ts';
import type { Random } from '../platform/random.ts';
import type { Distribution } from './distribution.ts';
import type { SecretVersions } from './secret-versions.ts';

/** The steps that Secrets Manager requests, in their order. */
export type RotationStep = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';

export interface Rotation {
  readonly versions: SecretVersions;
  readonly distribution: Distribution;
  readonly random: Random;
  /** Waits longer than a container may take to read the secret again (`rereadAfterMs`). */
  readonly untilKnown: () => Promise<void>;
}

/**
 * Performs one step of giving the edge a new proof. A secret version holds both proofs: the API accepts the new one
 * before the edge sends it, and the old one while parts of the edge still do. So no step waits for CloudFront, which
 * takes minutes. Each step may be repeated.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function rotateOriginSecret(
  rotation: Rotation,
  step: RotationStep,
  token: string,
): Promise<void> {
  if (step === 'createSecret') await create(rotation, token);
  // The edge gets the proof last: functions only know it once its version is current. The next request tests it.
  if (step === 'finishSecret') await finish(rotation, token);
}

async function create({ versions, distribution, random }: Rotation, token: string): Promise<void> {
  if (await versions.exists(token)) return;
  const { current } = await versions.current();
  await beUpToDate(distribution, current);
  await versions.add(token, { current: encodeBase32(random.bytes(40)), previous: current });
}

async function finish({ versions, distribution, untilKnown }: Rotation, token: string): Promise<void> {
  await versions.makeCurrent(token);
  await untilKnown();
  const { current } = await versions.current();
  await distribution.send(current);
}

/**
 * Checks that the whole edge sends the current proof. A rotation drops the previous one.
 * @throws Error when it does not yet: Secrets Manager tries again later, and by then it does
 */
async function beUpToDate(distribution: Distribution, current: string): Promise<void> {
  const { proofs, deployed } = await distribution.look();
  if (proofs.some((proof) => proof !== current)) {
    await distribution.send(current);
    throw new Error(
      'The distribution sent another proof than the current one. It is being updated, which takes minutes',
    );
  }
  if (!deployed) throw new Error('The distribution is still being deployed');
}
