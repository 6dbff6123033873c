import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  type IGrantable,
  type IPrincipal,
  PolicyStatement,
  type PolicyStatementProps,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../../../lib/platform/environment.ts';
import type { QueueVariable } from '../../../lib/platform/queue.ts';
import { acknowledge } from '../acknowledge.ts';
import { nameOf, type Platform } from '../platform.ts';
import type { Grant } from './grant.ts';

export interface BackendFunctionProps {
  readonly platform: Platform;
  /** The handler file below `functions/`, without `.ts`; its last part names the function. */
  readonly entry: string;
  /** The function's purpose: its description, and part of the error when the file is missing. */
  readonly purpose: string;
  readonly capability: string;
  readonly timeout: Duration;
  /** MB. The share of a processor grows with it; 1,769 MB give a whole one. */
  readonly memory?: number;
  readonly reservedConcurrency?: number | undefined;
  readonly grants?: readonly Grant[];
}

/**
 * One Lambda function with its own role and log group. It starts with the right to write its logs and traces only. Each
 * grant adds its rights and its variables together.
 */
export class BackendFunction extends Construct implements IGrantable {
  readonly lambda: LambdaFunction;
  /** The name that alarms use, as in `settle-orders`. */
  readonly name: string;
  readonly logGroup: LogGroup;
  readonly grantPrincipal: IPrincipal;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BackendFunctionProps) {
    super(scope, id);
    const { stage, code } = props.platform;
    this.name = props.entry.slice(props.entry.lastIndexOf('/') + 1);
    const functionName = nameOf(stage, this.name);
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray knows no resources: PutTraceSegments and PutTelemetryRecords are granted on * or not at all.',
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: props.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      ...code.of(props.entry, props.purpose),
      role,
      logGroup: this.logGroup,
      tracing: Tracing.ACTIVE,
      timeout: props.timeout,
      memorySize: props.memory ?? 512,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        STAGE: stage.name,
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        POWERTOOLS_SERVICE_NAME: `stampede-${props.capability}`,
        ...(stage.testAddresses && { TEST_ADDRESSES: 'believed' }),
      },
    });
    this.grantPrincipal = role;
    this.role = role;
    for (const grant of props.grants ?? []) grant(this);
  }

  /** Sets variables that lib/platform/environment.ts declares, or that of a queue. */
  setEnvironment(
    variables: Readonly<Partial<Record<EnvironmentName, string>> | Record<QueueVariable, string>>,
  ): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }

  /** Allows these actions on these resources, under these conditions, and nothing else. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: PolicyStatementProps['conditions'],
  ): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }

  /** Allows the actions on all resources that match a pattern. The reason is required. */
  allowPattern(actions: readonly string[], pattern: string, reason: string): void {
    this.allow(actions, [pattern]);
    acknowledge(this, `AwsSolutions-IAM5[Resource::${asFinding(Stack.of(this).resolve(pattern))}]`, reason);
  }
}

type Part = string | { readonly Ref: string } | { readonly 'Fn::GetAtt': readonly [string, string] };

/** Returns an ARN as cdk-nag writes it in findings, with `<AWS::Region>` or `<Bucket.Arn>` for unknown parts. */
function asFinding(arn: string | { 'Fn::Join': [string, Part[]] }): string {
  if (typeof arn === 'string') return arn;
  const [glue, parts] = arn['Fn::Join'];
  return parts.map(partOfFinding).join(glue);
}

function partOfFinding(part: Part): string {
  if (typeof part === 'string') return part;
  return `<${'Ref' in part ? part.Ref : part['Fn::GetAtt'].join('.')}>`;
}
