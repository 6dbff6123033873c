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
  /** The role that the scheduler assumes to send to the queue. */
  readonly roleArn: string;
  readonly queueArn: string;
  readonly deadLetterArn: string;
}

export type TimerSchedules = ReturnType<typeof timerSchedules>;

/** One-time schedules that send a message to the transitions queue and then delete themselves. */
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
    /** Makes the schedule fire once at this second. It creates or replaces the schedule. */
    async put(name: string, fireAtMs: number, message: unknown): Promise<void> {
      const input = definition(name, fireAtMs, message);
      try {
        await scheduler.send(new CreateScheduleCommand(input));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
        // The schedule may fire and vanish between the two calls. The message of this run is then redelivered.
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
