import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type GuestSecret, guestSecret } from '../platform/guest-keys.ts';

/** The secret of guest tokens, as the rotation sees it. */
export interface GuestSecretStore {
  /** Reads the secret, and the instant at which it was written, in milliseconds. */
  read(): Promise<{ readonly secret: GuestSecret; readonly writtenAt: number }>;
  write(secret: GuestSecret): Promise<void>;
}

export function guestSecretStore(secrets: SecretsManagerClient, SecretId: string): GuestSecretStore {
  return {
    async read() {
      const { SecretString, CreatedDate } = await secrets.send(new GetSecretValueCommand({ SecretId }));
      return {
        secret: guestSecret.parse(JSON.parse(SecretString ?? '')),
        writtenAt: CreatedDate?.getTime() ?? 0,
      };
    },
    async write(secret) {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(secret) }));
    },
  };
}
