import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmEnd } from '../../../lib/contract/health.ts';
import type { Stage } from '../../stages.ts';
import { nameOf } from '../platform.ts';
import type { RunbookAnchor } from './runbook.ts';

export interface AlarmTopicProps {
  readonly stage: Stage;
  /** `alarms`, except for the topic that must be in another region. */
  readonly name?: string;
  /** The address that gets the alarms, from `-c alarmEmail=`. */
  readonly email?: string | undefined;
}

export interface Watch {
  /** Unique in the stage, as in `burst-orders-oldest-message`. */
  readonly name: string;
  readonly metric: IMetric;
  /** The alarm goes off at this value or above (or below, with `when: 'below'`). */
  readonly threshold: number;
  readonly when?: 'below';
  /** The number of periods in a row. */
  readonly periods?: number;
  /** The meaning of the alarm, in one sentence. */
  readonly says: string;
  readonly runbook: RunbookAnchor;
}

/** The topic of all alarms. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.#stage = props.stage;
    // An own key: CloudWatch may not use the one that AWS manages for SNS.
    const key = new Key(this, 'Key', {
      description: 'Encrypts alarms on their way',
      enableKeyRotation: true,
      removalPolicy: props.stage.removalPolicy,
    });
    this.topic = new Topic(this, 'Topic', {
      topicName: nameOf(props.stage, props.name ?? 'alarms'),
      masterKey: key,
      enforceSSL: true,
    });
    const fromOurAlarms = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    key.addToResourcePolicy(
      new PolicyStatement({
        ...fromOurAlarms,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        ...fromOurAlarms,
        effect: Effect.ALLOW,
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email));
  }

  /** Puts an alarm beside the thing it watches. Missing data raises an alarm only with `when: 'below'`. */
  watch(scope: Construct, id: string, watch: Watch): void {
    const alarm = new Alarm(scope, id, {
      alarmName: nameOf(this.#stage, watch.name),
      alarmDescription: `${watch.says} ${alarmEnd(this.#partOf(scope), watch.runbook)}`,
      metric: watch.metric,
      threshold: watch.threshold,
      evaluationPeriods: watch.periods ?? 1,
      comparisonOperator:
        watch.when === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: watch.when === 'below' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }

  /** The stack's name in its stage, which is that of the capability. */
  #partOf(scope: Construct): string {
    return Stack.of(scope).stackName.replace(nameOf(this.#stage, ''), '');
  }
}

/** The period of alarms on events that should never happen. */
export const oneMinute = { period: Duration.minutes(1) };
