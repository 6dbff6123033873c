import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarms/alarm-topic.ts';
import { EdgeFirewall } from '../constructs/firewall/edge-firewall.ts';
import type { EdgeSettings } from '../edge-settings.ts';
import { globalRegion } from '../global-region.ts';
import type { Stage } from '../stages.ts';

export interface EdgeGlobalStackProps extends StackProps {
  readonly stage: Stage;
  readonly settings: EdgeSettings;
  readonly alarmEmail?: string | undefined;
}

/** The parts of the edge that must be in us-east-1, wherever the rest of the stage is. */
export class EdgeGlobalStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeGlobalStackProps) {
    super(scope, id, { ...props, env: { ...props.env, region: globalRegion } });
    const { stage, settings, alarmEmail } = props;
    const alarms = new AlarmTopic(this, 'Alarms', { stage, name: 'edge-alarms', email: alarmEmail });
    const firewall = new EdgeFirewall(this, 'Firewall', { stage, settings, alarms });
    const certificate = this.#certificate('Certificate', settings.domainName);
    const consoleCertificate = this.#certificate('ConsoleCertificate', settings.consoleDomainName);
    new CfnOutput(this, 'FirewallArn', { value: firewall.arn });
    new CfnOutput(this, 'CertificateArn', { value: certificate.certificateArn });
    new CfnOutput(this, 'ConsoleCertificateArn', { value: consoleCertificate.certificateArn });
  }

  /**
   * Returns an output of this stack for a stack in another region. CloudFormation reads it there by itself. A reference
   * would add a custom resource and its function.
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
   */
  output(name: 'FirewallArn' | 'CertificateArn' | 'ConsoleCertificateArn'): string {
    return Fn.getStackOutput(this.stackName, name, globalRegion);
  }

  #certificate(id: string, domainName: string): Certificate {
    return new Certificate(this, id, { domainName, validation: CertificateValidation.fromDns() });
  }
}
