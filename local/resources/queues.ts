import { arn, generatedName } from '../names.ts';
import { inert, used } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'VisibilityTimeout',
];

/** SQS. Access policies and encryption have no effect on the loopback address. */
export const queues: ResourceTypes = {
  'AWS::SQS::Queue': {
    properties: {
      ...used('QueueName', ...ATTRIBUTES),
      ...inert('KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'Tags'),
    },
    create: async ({ properties, stack, logicalId }, { messaging }) => {
      const suffix = String(properties.FifoQueue) === 'true' ? '.fifo' : '';
      const name = String(properties.QueueName ?? `${generatedName(stack, logicalId, 75)}${suffix}`);
      const attributes: Record<string, string> = {};
      for (const key of ATTRIBUTES) {
        const value = properties[key];
        if (value !== undefined)
          attributes[key] = typeof value === 'object' ? JSON.stringify(value) : String(value);
      }
      const url = await messaging.putQueue(name, attributes);
      return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
    },
  },
  'AWS::SQS::QueuePolicy': {
    properties: inert('PolicyDocument', 'Queues'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
  },
};
