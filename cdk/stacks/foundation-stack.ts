import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarms/alarm-topic.ts';
import { watchConcurrency } from '../constructs/alarms/function-alarms.ts';
import type { Stage } from '../stages.ts';

export interface FoundationStackProps extends StackProps {
  readonly stage: Stage;
  readonly alarmEmail?: string | undefined;
}

/** The foundation of all other stacks. */
export class FoundationStack extends Stack {
  readonly alarms: AlarmTopic;

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id, props);
    this.alarms = new AlarmTopic(this, 'Alarms', { stage: props.stage, email: props.alarmEmail });
    watchConcurrency(this, this.alarms);
  }
}
