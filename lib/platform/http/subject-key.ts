import { createHmac } from 'node:crypto';
import { nonEmpty, readEnvironment } from '../environment.ts';
import { lazySecret } from '../secret.ts';
import { secretsClient } from '../secrets-client.ts';

let read: (() => Promise<string>) | undefined;

/**
 * Returns the stage's key for digests of callers and addresses, under which they are counted, logged and blocked. The
 * key proves nothing. All functions have it, and none needs the signing key for this.
 */
export async function subjectKey(): Promise<Buffer> {
  read ??= lazySecret(secretsClient(), readEnvironment({ SUBJECT_SECRET_ARN: nonEmpty }).SUBJECT_SECRET_ARN);
  return createHmac('sha256', await read())
    .update('stampede:subject')
    .digest();
}
