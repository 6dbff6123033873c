import { arn, generatedName, stableUuid } from '../names.ts';
import type { ResolvedResource } from '../template/deploy.ts';
import { inert } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

const nameOf = (resource: ResolvedResource, property: string, limit = 128): string =>
  String(resource.properties[property] ?? generatedName(resource.stack, resource.logicalId, limit));

/**
 * Accepted types without a local effect, such as dashboards and encryption keys. They still answer `Ref` and `Fn::GetAtt`,
 * because other resources refer to them.
 */
export const inertTypes: ResourceTypes = {
  'AWS::CDK::Metadata': {
    properties: inert('Analytics'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
  // The role with which API Gateway writes logs, for the whole account and region.
  'AWS::ApiGateway::Account': {
    properties: inert('CloudWatchRoleArn'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
  },
  'AWS::CloudWatch::CompositeAlarm': {
    properties: {
      ...inert(
        'ActionsEnabled',
        'ActionsSuppressor',
        'ActionsSuppressorExtensionPeriod',
        'ActionsSuppressorWaitPeriod',
      ),
      ...inert(
        'AlarmActions',
        'AlarmDescription',
        'AlarmName',
        'AlarmRule',
        'InsufficientDataActions',
        'OKActions',
        'Tags',
      ),
    },
    create: (resource) => {
      const name = nameOf(resource, 'AlarmName');
      return { ref: name, attributes: { Arn: arn('cloudwatch', `alarm:${name}`) } };
    },
  },
  'AWS::CloudWatch::Dashboard': {
    properties: inert('DashboardBody', 'DashboardName'),
    create: (resource) => ({ ref: nameOf(resource, 'DashboardName'), attributes: {} }),
  },
  'AWS::KMS::Key': {
    properties: {
      ...inert(
        'BypassPolicyLockoutSafetyCheck',
        'Description',
        'Enabled',
        'EnableKeyRotation',
        'KeyPolicy',
        'KeySpec',
      ),
      ...inert('KeyUsage', 'MultiRegion', 'Origin', 'PendingWindowInDays', 'RotationPeriodInDays', 'Tags'),
    },
    create: ({ stack, logicalId }) => {
      const id = stableUuid(`${stack}/${logicalId}`);
      return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
    },
  },
  'AWS::KMS::Alias': {
    properties: inert('AliasName', 'TargetKeyId'),
    create: ({ properties }) => ({ ref: String(properties.AliasName), attributes: {} }),
  },
  'AWS::Logs::LogGroup': {
    properties: {
      ...inert(
        'DataProtectionPolicy',
        'DeletionProtectionEnabled',
        'FieldIndexPolicies',
        'KmsKeyId',
        'LogGroupClass',
      ),
      ...inert('LogGroupName', 'ResourcePolicyDocument', 'RetentionInDays', 'Tags'),
    },
    create: (resource) => {
      const name = nameOf(resource, 'LogGroupName', 512);
      return { ref: name, attributes: { Arn: `${arn('logs', `log-group:${name}`)}:*` } };
    },
  },
  'AWS::Logs::MetricFilter': {
    properties: inert(
      'ApplyOnTransformedLogs',
      'FilterName',
      'FilterPattern',
      'LogGroupName',
      'MetricTransformations',
    ),
    create: (resource) => ({ ref: nameOf(resource, 'FilterName'), attributes: {} }),
  },
  'AWS::Logs::ResourcePolicy': {
    properties: inert('PolicyDocument', 'PolicyName'),
    create: (resource) => ({ ref: nameOf(resource, 'PolicyName'), attributes: {} }),
  },
  // A firewall before a user pool. cognito-local has no limit on sign-ups.
  'AWS::WAFv2::WebACL': {
    properties: inert(
      'DefaultAction',
      'Description',
      'Name',
      'Rules',
      'Scope',
      'Tags',
      'TokenDomains',
      'VisibilityConfig',
    ),
    create: (resource) => {
      const name = nameOf(resource, 'Name');
      const id = stableUuid(`${resource.stack}/${resource.logicalId}`);
      return {
        ref: `${name}|${id}|REGIONAL`,
        attributes: { Arn: arn('wafv2', `regional/webacl/${name}/${id}`), Id: id },
      };
    },
  },
  'AWS::WAFv2::WebACLAssociation': {
    properties: inert('ResourceArn', 'WebACLArn'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
};
