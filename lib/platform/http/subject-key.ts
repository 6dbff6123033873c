import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { nonEmpty, readEnvironment } from '../environment.ts';
import { lazySecret } from '../secret.ts';
import { secretsClient } from '../secrets-client.ts';

let key: (() => Promise<KeyObject>) | undefined;

/**
 * Returns the stage's key for digests of callers and addresses, under which they are counted, logged and blocked. The
 * key proves nothing. All functions have it, and none needs the signing key for this.
 */
export function subjectKey(): Promise<KeyObject> {
  key ??= keyOfStage();
  return key();
}

function keyOfStage(): () => Promise<KeyObject> {
  const read = lazySecret(
    secretsClient(),
    readEnvironment({ SUBJECT_SECRET_ARN: nonEmpty }).SUBJECT_SECRET_ARN,
  );
  const made = (secret: string) =>
    createSecretKey(createHmac('sha256', secret).update('stampede:subject').digest());
  let known: KeyObject | undefined;
  return async () => {
    known ??= made(await read());
    return known;
  };
}
