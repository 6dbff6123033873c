import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type GuestSecret, guestSecret } from '../platform/guest-keys.ts';

/** The secret of guest tokens, as whoever rotates it sees it. */
export interface GuestSecretStore {
  /** With when it was written, in ms. */
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
