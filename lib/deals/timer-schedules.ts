import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';

interface ScheduleSettings {
  readonly group: string;
  /** Assumed by the scheduler to send to the queue. */
  readonly roleArn: string;
  readonly queueArn: string;
  readonly deadLetterArn: string;
}

export type TimerSchedules = ReturnType<typeof timerSchedules>;

/** One-time schedules that send a message to the transitions queue and are gone afterwards. */
export function timerSchedules(scheduler: SchedulerClient, settings: ScheduleSettings) {
  const definition = (name: string, fireAtMs: number, message: unknown): CreateScheduleCommandInput => ({
    GroupName: settings.group,
    Name: name,
    ScheduleExpression: `at(${new Date(fireAtMs).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: settings.queueArn,
      RoleArn: settings.roleArn,
      Input: JSON.stringify(message),
      DeadLetterConfig: { Arn: settings.deadLetterArn },
    },
  });

  return {
    /** Makes the schedule fire once at this second, whether there was one of its name or not. */
    async put(name: string, fireAtMs: number, message: unknown): Promise<void> {
      const input = definition(name, fireAtMs, message);
      try {
        await scheduler.send(new CreateScheduleCommand(input));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
        // It may fire, and so vanish, between the two calls: then the message that brought us here comes again.
        await scheduler.send(new UpdateScheduleCommand(input));
      }
    },

    async remove(name: string): Promise<void> {
      try {
        await scheduler.send(new DeleteScheduleCommand({ GroupName: settings.group, Name: name }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}
