import { arn, generatedName } from '../names.ts';
import { inert, used } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

/** EventBridge and its Scheduler. The modules behind them check the values. */
export const events: ResourceTypes = {
  'AWS::Events::EventBus': {
    properties: {
      ...used('Name'),
      ...inert('DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'LogConfig', 'Policy', 'Tags'),
    },
    create: ({ properties }, { bus }) => {
      const name = String(properties.Name);
      const busArn = arn('events', `event-bus/${name}`);
      bus.addBus(name, busArn);
      return { ref: name, attributes: { Arn: busArn, Name: name } };
    },
  },
  'AWS::Events::EventBusPolicy': {
    properties: inert('Action', 'Condition', 'EventBusName', 'Principal', 'Statement', 'StatementId'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: {} }),
  },
  'AWS::Events::Rule': {
    properties: {
      ...used('EventBusName', 'EventPattern', 'Name', 'ScheduleExpression', 'State', 'Targets'),
      ...inert('Description', 'RoleArn', 'Tags'),
    },
    create: ({ properties, stack, logicalId }, { bus }) => {
      const name = String(properties.Name ?? generatedName(stack, logicalId, 64));
      const busName = String(properties.EventBusName ?? 'default')
        .split('/')
        .at(-1);
      const ruleArn = arn('events', busName === 'default' ? `rule/${name}` : `rule/${busName}/${name}`);
      const { Description: _, RoleArn: __, Tags: ___, ...rule } = properties;
      bus.addRule({ ...rule, Name: name }, ruleArn);
      return { ref: busName === 'default' ? name : `${busName}|${name}`, attributes: { Arn: ruleArn } };
    },
  },
  'AWS::Events::Archive': {
    properties: {
      ...used('ArchiveName', 'EventPattern', 'RetentionDays', 'SourceArn'),
      ...inert('Description', 'KmsKeyIdentifier'),
    },
    create: ({ properties, stack, logicalId }, { bus }) => {
      const name = String(properties.ArchiveName ?? generatedName(stack, logicalId, 48));
      const archiveArn = arn('events', `archive/${name}`);
      const { Description: _, KmsKeyIdentifier: __, ...archive } = properties;
      bus.addArchive({ ...archive, ArchiveName: name });
      return { ref: name, attributes: { Arn: archiveArn, ArchiveName: name } };
    },
  },
  'AWS::Scheduler::ScheduleGroup': {
    properties: { ...used('Name'), ...inert('Tags') },
    create: ({ properties, stack, logicalId }, { scheduler }) => {
      const name = String(properties.Name ?? generatedName(stack, logicalId, 64));
      scheduler.addGroup(name);
      return { ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`), State: 'ACTIVE' } };
    },
  },
  'AWS::Scheduler::Schedule': {
    properties: {
      ...used('EndDate', 'FlexibleTimeWindow', 'GroupName', 'Name', 'ScheduleExpression'),
      ...used('ScheduleExpressionTimezone', 'StartDate', 'State', 'Target'),
      ...inert('Description', 'KmsKeyArn'),
    },
    create: ({ properties, stack, logicalId }, { scheduler }) => {
      const name = String(properties.Name ?? generatedName(stack, logicalId, 64));
      const { Description: _, KmsKeyArn: __, ...schedule } = properties;
      scheduler.addSchedule({ ...schedule, Name: name });
      return {
        ref: name,
        attributes: { Arn: arn('scheduler', `schedule/${properties.GroupName ?? 'default'}/${name}`) },
      };
    },
  },
};
