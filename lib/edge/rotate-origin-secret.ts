import { encodeBase32 } from '../platform/ids.ts';
import type { Random } from '../platform/random.ts';
import type { Distribution } from './distribution.ts';
import type { SecretVersions } from './secret-versions.ts';

/** What Secrets Manager asks for, one after the other. */
export type RotationStep = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';

export interface Rotation {
  readonly versions: SecretVersions;
  readonly distribution: Distribution;
  readonly random: Random;
  /** Longer than a container may take to look at the secret again (`rereadAfterMs`). */
  readonly untilKnown: () => Promise<void>;
}

/**
 * One step of giving the edge a new proof. The API knows the new one before the edge sends it, and the old one for
 * as long as some of the edge still does: a version holds both. So nothing has to wait for CloudFront, which
 * takes minutes. Each step may be repeated.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function rotateOriginSecret(
  rotation: Rotation,
  step: RotationStep,
  token: string,
): Promise<void> {
  if (step === 'createSecret') await create(rotation, token);
  // Setting comes last: before it is current, no function would know it. And a proof is tested by the next request.
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
 * A rotation forgets the previous proof, so all of the edge has to send the current one by now.
 * @throws Error when it does not yet: Secrets Manager tries again, and by then it does.
 */
async function beUpToDate(distribution: Distribution, current: string): Promise<void> {
  const { proofs, deployed } = await distribution.look();
  if (proofs.some((proof) => proof !== current)) {
    await distribution.send(current);
    throw new Error(
      'The distribution sent another proof than the current one; it was told, and needs its time',
    );
  }
  if (!deployed) throw new Error('The distribution is still being deployed');
}
