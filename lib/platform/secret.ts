import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * A secret that most containers never need: read at its first use, and kept. A failed read is not.
 * @throws Error, from the function it returns, when the secret is empty.
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
