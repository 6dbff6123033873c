import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from './secrets-client.ts';

export type Purpose =
  | 'booking-id'
  | 'deal-id'
  | 'guest-email'
  | 'cursor'
  | 'contact-email'
  | 'account-email'
  | 'calendar-feed';

/**
 * Derives keys for separate purposes from one secret, so that a value made for one purpose proves nothing for another. A
 * key object is prepared once; with bytes, each use of them takes five times as long.
 */
export type SigningKeys = (purpose: Purpose) => KeyObject;

export const signingKeys =
  (secret: string): SigningKeys =>
  (purpose) =>
    createSecretKey(createHmac('sha256', secret).update(`stampede:${purpose}`).digest());

/** Loads the secret. @throws Error when it is empty */
export async function loadSigningKeys(
  secrets: SecretsManagerClient,
  secretArn: string,
): Promise<SigningKeys> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  if (!SecretString) throw new Error(`The secret ${secretArn} is empty`);
  return signingKeys(SecretString);
}
