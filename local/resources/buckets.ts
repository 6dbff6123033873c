import type { BucketCorsRule } from '../messaging/bucket-cors.ts';
import { generatedName } from '../names.ts';
import { inert, used } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

interface Cors {
  readonly CorsRules: readonly BucketCorsRule[];
}

/** S3: objects are stored, and browsers are answered by the CORS rules. Access, encryption and life cycle have no local effect. */
export const buckets: ResourceTypes = {
  'AWS::S3::Bucket': {
    properties: {
      ...used('BucketName'),
      CorsConfiguration: { CorsRules: used('AllowedHeaders', 'AllowedMethods', 'AllowedOrigins', 'MaxAge') },
      ...inert(
        'AccessControl',
        'BucketEncryption',
        'LifecycleConfiguration',
        'LoggingConfiguration',
        'OwnershipControls',
      ),
      ...inert('PublicAccessBlockConfiguration', 'Tags', 'VersioningConfiguration'),
    },
    create: async ({ properties, stack, logicalId }, { messaging }) => {
      const name = String(properties.BucketName ?? generatedName(stack, logicalId, 63).toLowerCase());
      const cors = (properties.CorsConfiguration as Cors | undefined)?.CorsRules;
      await messaging.putBucket(name, cors);
      const domain = `${name}.s3.amazonaws.com`;
      return {
        ref: name,
        attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: domain, RegionalDomainName: domain },
      };
    },
  },
  'AWS::S3::BucketPolicy': {
    properties: inert('Bucket', 'PolicyDocument'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
};
