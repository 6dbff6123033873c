import { generatedName } from '../names.ts';
import { inert, used } from '../template/property-table.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ResourceTypes } from './target.ts';

/** The protocols that fauxqs delivers to, and those that it accepts and drops (such as e-mail). */
const DELIVERED = ['sqs'];
const DROPPED = ['email', 'email-json', 'sms'];

/** SNS. */
export const topics: ResourceTypes = {
  'AWS::SNS::Topic': {
    properties: {
      ...used('TopicName', 'DisplayName', 'FifoTopic', 'ContentBasedDeduplication'),
      ...inert('KmsMasterKeyId', 'SignatureVersion', 'TracingConfig', 'DeliveryStatusLogging', 'Tags'),
    },
    create: async ({ properties, stack, logicalId }, { messaging }) => {
      const fifo = String(properties.FifoTopic) === 'true';
      const name = String(
        properties.TopicName ?? `${generatedName(stack, logicalId, 250)}${fifo ? '.fifo' : ''}`,
      );
      const attributes = fifo ? { FifoTopic: 'true' } : {};
      const topicArn = await messaging.putTopic(name, attributes);
      return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
    },
  },
  'AWS::SNS::TopicPolicy': {
    properties: inert('PolicyDocument', 'Topics'),
    create: ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
  },
  'AWS::SNS::Subscription': {
    properties: {
      ...used('TopicArn', 'Protocol', 'Endpoint', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery'),
      ...inert('Region'),
    },
    create: async (resource, { messaging }) => {
      const { TopicArn, Protocol, Endpoint, FilterPolicy, FilterPolicyScope, RawMessageDelivery } =
        resource.properties;
      const protocol = String(Protocol);
      if (DROPPED.includes(protocol)) return { ref: `${TopicArn}:${resource.logicalId}`, attributes: {} };
      if (!DELIVERED.includes(protocol)) {
        throw new TemplateError(
          `The local cloud cannot deliver an SNS subscription by ${protocol}.`,
          resource,
        );
      }
      const attributes: Record<string, string> = {};
      if (FilterPolicy !== undefined) attributes.FilterPolicy = JSON.stringify(FilterPolicy);
      if (FilterPolicyScope !== undefined) attributes.FilterPolicyScope = String(FilterPolicyScope);
      if (RawMessageDelivery !== undefined) attributes.RawMessageDelivery = String(RawMessageDelivery);
      const ref = await messaging.subscribe(String(TopicArn), protocol, String(Endpoint), attributes);
      return { ref, attributes: { Arn: ref } };
    },
  },
};
