import { GetSecretValueCommand, type SecretsManagerClient } from './secrets-client.ts';

/**
 * Returns a function that reads a secret at its first use and keeps it. Most containers never need it. A failed read is
 * not kept.
 * @throws Error, from the returned function, when the secret is empty
 */
export function lazySecret(secrets: SecretsManagerClient, secretArn: string): () => Promise<string> {
  let value: Promise<string> | undefined;
  const read = async () => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
    if (!SecretString) throw new Error(`The secret ${secretArn} is empty`);
    return SecretString;
  };
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
