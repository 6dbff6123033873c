import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type DoorSecret, doorSecret } from './door-keys.ts';

/** The secret of the door's keys, as the rotation sees it. */
export interface DoorSecretStore {
  /** Reads the secret, and the instant at which it was written, in milliseconds. */
  read(): Promise<{ readonly secret: DoorSecret; readonly writtenAt: number }>;
  write(secret: DoorSecret): Promise<void>;
}

export function doorSecretStore(secrets: SecretsManagerClient, SecretId: string): DoorSecretStore {
  return {
    async read() {
      const { SecretString, CreatedDate } = await secrets.send(new GetSecretValueCommand({ SecretId }));
      return {
        secret: doorSecret.parse(JSON.parse(SecretString ?? '')),
        writtenAt: CreatedDate?.getTime() ?? 0,
      };
    },
    async write(secret) {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(secret) }));
    },
  };
}
