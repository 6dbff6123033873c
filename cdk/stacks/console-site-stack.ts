import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { consoleBase } from '../constructs/console/console-paths.ts';
import { ConsoleSite } from '../constructs/console/console-site.ts';
import type { Stage } from '../stages.ts';
import type { EdgeGlobalStack } from './edge-global-stack.ts';

export interface ConsoleSiteStackProps extends StackProps {
  readonly stage: Stage;
  /** Has the certificate, on stages with an edge. */
  readonly global?: EdgeGlobalStack | undefined;
}

/** The host of the admin console. It comes before the user pools and the API, which name its address. */
export class ConsoleSiteStack extends Stack {
  readonly site: ConsoleSite;

  constructor(scope: Construct, id: string, { stage, global, ...props }: ConsoleSiteStackProps) {
    super(scope, id, props);
    if (global) this.addStackDependency(global);
    const domain = stage.edge &&
      global && {
        name: stage.edge.consoleDomainName,
        certificate: Certificate.fromCertificateArn(
          this,
          'Certificate',
          global.output('ConsoleCertificateArn'),
        ),
      };
    this.site = new ConsoleSite(this, 'Site', { stage, domain });
    new CfnOutput(this, 'ConsoleUrl', { value: this.site.address + consoleBase });
    new CfnOutput(this, 'ConsoleDistributionDomain', {
      value: this.site.distribution.distributionDomainName,
    });
  }
}
