import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { Gateway } from '../constructs/api/gateway.ts';
import { Edge } from '../constructs/edge/edge.ts';
import { Images } from '../constructs/edge/images.ts';
import type { OriginLock } from '../constructs/edge/origin-lock.ts';
import { Rotation } from '../constructs/edge/rotation.ts';
import type { Platform } from '../constructs/platform.ts';
import type { EdgeSettings } from '../edge-settings.ts';
import type { EdgeGlobalStack } from './edge-global-stack.ts';

export interface EdgeStackProps extends StackProps {
  readonly platform: Platform;
  readonly settings: EdgeSettings;
  readonly gateway: Gateway;
  readonly lock: OriginLock;
  readonly global: EdgeGlobalStack;
}

/** The edge between the Internet and the API. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { platform, settings, lock, global } = props;
    this.addStackDependency(global);
    const firewallArn = global.output('FirewallArn');
    const edge = new Edge(this, 'Edge', {
      ...props,
      firewallArn,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', global.output('CertificateArn')),
    });
    const images = new Images(this, 'Images', { platform });
    edge.serveFiles('/images/*', images.bucket);
    const { distribution } = edge;
    new Rotation(this, 'Rotation', {
      platform,
      lock,
      distribution,
      firewallArn,
      days: settings.rotationDays,
    });

    new CfnOutput(this, 'EdgeUrl', { value: `https://${settings.domainName}` });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'ImagesBucket', { value: images.bucket.bucketName });
  }
}
