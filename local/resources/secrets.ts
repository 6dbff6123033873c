import { generatedName } from '../names.ts';
import { type GenerateSecretString, generateSecretString } from '../services/secrets.ts';
import { inert, used } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

/** Secrets Manager. A value is generated at the first start and kept until `--fresh`. */
export const secrets: ResourceTypes = {
  'AWS::SecretsManager::Secret': {
    properties: {
      ...used('GenerateSecretString', 'Name', 'SecretString'),
      ...inert('Description', 'KmsKeyId', 'ReplicaRegions', 'Tags', 'Type'),
    },
    create: (resource, target) => {
      const { Name, SecretString, GenerateSecretString: generate } = resource.properties;
      const name = String(Name ?? generatedName(resource.stack, resource.logicalId, 200));
      const ref = target.secrets.add(name, () =>
        SecretString === undefined
          ? generateSecretString((generate ?? {}) as GenerateSecretString)
          : String(SecretString),
      );
      return { ref, attributes: { Id: ref } };
    },
  },
  'AWS::SecretsManager::ResourcePolicy': {
    properties: inert('BlockPublicPolicy', 'ResourcePolicy', 'SecretId'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
};
