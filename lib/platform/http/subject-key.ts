import { createHmac } from 'node:crypto';
import { readEnvironment, text } from '../environment.ts';
import { lazySecret } from '../secret.ts';
import { secretsClient } from '../secrets-client.ts';

let read: (() => Promise<string>) | undefined;

/**
 * The key under whose digests callers and addresses are counted, logged and blocked, of this stage. It proves nothing,
 * so each function has it, and none needs the one that signs for that.
 */
export async function subjectKey(): Promise<Buffer> {
  read ??= lazySecret(secretsClient(), readEnvironment({ SUBJECT_SECRET_ARN: text }).SUBJECT_SECRET_ARN);
  return createHmac('sha256', await read())
    .update('stampede:subject')
    .digest();
}
