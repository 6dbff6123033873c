import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSpec } from '../lambda/function-spec.ts';
import { runtimeEnvironment } from '../lambda/runtime-environment.ts';
import { arn, functionNameOf, generatedName } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import { rightsOf } from './roles.ts';
import type { CloudTarget, ResourceTypes } from './target.ts';

interface FunctionProperties {
  Code: { S3Key?: string; ZipFile?: string };
  Environment?: { Variables?: Record<string, unknown> };
  FunctionName?: string;
  Handler?: string;
  MemorySize?: number | string;
  ReservedConcurrentExecutions?: number | string;
  Runtime?: string;
  Timeout?: number | string;
}

/** Lambda. */
export const functions: ResourceTypes = {
  'AWS::Lambda::Function': {
    properties: {
      ...used(
        'FunctionName',
        'Handler',
        'MemorySize',
        'ReservedConcurrentExecutions',
        'Role',
        'Runtime',
        'Timeout',
      ),
      Code: { ...used('S3Key', 'ZipFile'), ...inert('S3Bucket', 'S3ObjectVersion', 'SourceKMSKeyArn') },
      Environment: used('Variables'),
      ...inert(
        'Architectures',
        'DeadLetterConfig',
        'Description',
        'EphemeralStorage',
        'KmsKeyArn',
        'LoggingConfig',
      ),
      ...inert(
        'PackageType',
        'RecursiveLoop',
        'RuntimeManagementConfig',
        'SnapStart',
        'Tags',
        'TracingConfig',
      ),
    },
    create: (resource, target) => {
      const spec = functionSpec(resource, target);
      target.host.add(spec);
      return { ref: spec.name, attributes: { Arn: spec.arn } };
    },
  },
  'AWS::Lambda::EventSourceMapping': {
    properties: {
      ...used(
        'BatchSize',
        'BisectBatchOnFunctionError',
        'DestinationConfig',
        'Enabled',
        'EventSourceArn',
        'FilterCriteria',
      ),
      ...used(
        'FunctionName',
        'FunctionResponseTypes',
        'MaximumBatchingWindowInSeconds',
        'MaximumRecordAgeInSeconds',
      ),
      ...used(
        'MaximumRetryAttempts',
        'ParallelizationFactor',
        'ScalingConfig',
        'StartingPosition',
        'TumblingWindowInSeconds',
      ),
      ...inert('KmsKeyArn', 'MetricsConfig', 'ProvisionedPollerConfig', 'LoggingConfig', 'Tags'),
    },
    create: ({ properties, logicalId }, { eventSources }) => {
      const name = functionNameOf(String(properties.FunctionName));
      const inertHere = ['KmsKeyArn', 'MetricsConfig', 'ProvisionedPollerConfig', 'LoggingConfig', 'Tags'];
      const mapping = Object.fromEntries(
        Object.entries(properties).filter(([key]) => !inertHere.includes(key)),
      );
      eventSources.push({ mapping, functionArn: arn('lambda', `function:${name}`) });
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
  },
  'AWS::Lambda::Permission': {
    properties: inert(
      'Action',
      'EventSourceToken',
      'FunctionName',
      'FunctionUrlAuthType',
      'InvokedViaFunctionUrl',
      'Principal',
      'PrincipalOrgID',
      'SourceAccount',
      'SourceArn',
    ),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
  },
  'AWS::Lambda::EventInvokeConfig': {
    properties: inert(
      'DestinationConfig',
      'FunctionName',
      'MaximumEventAgeInSeconds',
      'MaximumRetryAttempts',
      'Qualifier',
    ),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
  'AWS::Lambda::Version': {
    properties: {
      ...used('FunctionName'),
      ...inert('CodeSha256', 'Description', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'),
    },
    create: ({ properties }) => {
      const ref = `${arn('lambda', `function:${functionNameOf(String(properties.FunctionName))}`)}:1`;
      return { ref, attributes: { Version: '1', FunctionArn: ref } };
    },
  },
  'AWS::Lambda::Alias': {
    properties: {
      ...used('FunctionName', 'Name'),
      ...inert('Description', 'FunctionVersion', 'ProvisionedConcurrencyConfig', 'RoutingConfig'),
    },
    create: ({ properties }) => {
      const ref = `${arn('lambda', `function:${functionNameOf(String(properties.FunctionName))}`)}:${properties.Name}`;
      return { ref, attributes: { AliasArn: ref } };
    },
  },
};

function functionSpec(resource: ResolvedResource, target: CloudTarget): FunctionSpec {
  const properties = resource.properties as unknown as FunctionProperties;
  if (!properties.Runtime?.startsWith('nodejs')) {
    throw new TemplateError(
      `The local cloud runs Node.js functions, not ${properties.Runtime ?? 'images'}.`,
      resource,
    );
  }
  const name = properties.FunctionName ?? generatedName(resource.stack, resource.logicalId, 64);
  const own = Object.entries(properties.Environment?.Variables ?? {}).map(([key, value]) => [
    key,
    String(value),
  ]);
  const memoryMb = Number(properties.MemorySize ?? 128);
  const reserved = Number(properties.ReservedConcurrentExecutions ?? Number.POSITIVE_INFINITY);
  const handler = properties.Handler ?? 'index.handler';
  return {
    name,
    arn: arn('lambda', `function:${name}`),
    folder: codeFolder(resource, name, properties.Code, target),
    handler,
    environment: {
      ...runtimeEnvironment({ name, handler, memoryMb }),
      ...Object.fromEntries(own),
      ...target.functionEnvironment,
    },
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMb,
    concurrency: Math.min(target.functionConcurrency, reserved),
    rights: rightsOf(resource, name, target),
    logFile: join(target.stateDir, 'logs', `${name}.log`),
  };
}

function codeFolder(
  resource: ResolvedResource,
  name: string,
  code: FunctionProperties['Code'],
  target: CloudTarget,
): string {
  if (code.ZipFile !== undefined) {
    const folder = join(target.stateDir, 'inline', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.js'), code.ZipFile);
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    return folder;
  }
  const folder = resource.stackAssets.get(code.S3Key ?? '');
  if (!folder) throw new TemplateError(`The assembly has no asset ${code.S3Key}.`, resource);
  return folder;
}
