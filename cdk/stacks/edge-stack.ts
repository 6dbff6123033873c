import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Gateway } from '../constructs/api/gateway.ts';
import { Edge } from '../constructs/edge/edge.ts';
import type { OriginLock } from '../constructs/edge/origin-lock.ts';
import { Rotation } from '../constructs/edge/rotation.ts';
import type { ImageBucket } from '../constructs/images/image-bucket.ts';
import type { Platform } from '../constructs/platform.ts';
import type { EdgeSettings } from '../edge-settings.ts';
import type { EdgeGlobalStack } from './edge-global-stack.ts';

export interface EdgeStackProps extends StackProps {
  readonly platform: Platform;
  readonly settings: EdgeSettings;
  readonly gateway: Gateway;
  readonly lock: OriginLock;
  readonly global: EdgeGlobalStack;
  readonly images: ImageBucket;
}

/** The edge between the Internet and the API. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { platform, settings, lock, global, images } = props;
    this.addStackDependency(global);
    const firewallArn = global.output('FirewallArn');
    const edge = new Edge(this, 'Edge', {
      ...props,
      firewallArn,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', global.output('CertificateArn')),
    });
    edge.serveFiles('/images/*', readableBucket(this, images));
    const { distribution } = edge;
    acknowledge(
      distribution,
      'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'ImageBucket lets the distributions of this account read the published images.',
    );
    new Rotation(this, 'Rotation', {
      platform,
      lock,
      distribution,
      firewallArn,
      days: settings.rotationDays,
    });

    new CfnOutput(this, 'EdgeUrl', { value: `https://${settings.domainName}` });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
  }
}

/** The bucket without its policy, which `ImageBucket` writes: its stack cannot name the distribution of this one. */
const readableBucket = (scope: Construct, { bucket }: ImageBucket): IBucket =>
  Bucket.fromBucketAttributes(scope, 'Images', {
    bucketName: bucket.bucketName,
    bucketRegionalDomainName: bucket.bucketRegionalDomainName,
  });
