import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { type EdgeSecret, edgeSecret } from '../platform/edge-secret.ts';

/** The versions of the edge's secret. */
export interface SecretVersions {
  current(): Promise<EdgeSecret>;
  /** Returns whether the version has a value already. */
  exists(token: string): Promise<boolean>;
  add(token: string, secret: EdgeSecret): Promise<void>;
  /** Makes this version current for all readers. Safe to repeat. */
  makeCurrent(token: string): Promise<void>;
}

const live = 'AWSCURRENT';

export function secretVersions(secrets: SecretsManagerClient, SecretId: string): SecretVersions {
  const stages = async () => {
    const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    return Object.entries(VersionIdsToStages);
  };
  return {
    async current() {
      const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
      return edgeSecret.parse(JSON.parse(SecretString ?? ''));
    },
    async exists(token) {
      // Secrets Manager lists a version before it has a value. Only reading shows whether it has one.
      try {
        await secrets.send(new GetSecretValueCommand({ SecretId, VersionId: token }));
        return true;
      } catch (error) {
        if ((error as Error).name === 'ResourceNotFoundException') return false;
        throw error;
      }
    },
    async add(token, secret) {
      await secrets.send(
        new PutSecretValueCommand({
          SecretId,
          ClientRequestToken: token,
          SecretString: JSON.stringify(secret),
          VersionStages: ['AWSPENDING'],
        }),
      );
    },
    async makeCurrent(token) {
      const former = (await stages()).find(([, names]) => names.includes(live))?.[0];
      if (former === token) return;
      await secrets.send(
        new UpdateSecretVersionStageCommand({
          SecretId,
          VersionStage: live,
          MoveToVersionId: token,
          RemoveFromVersionId: former,
        }),
      );
    },
  };
}
