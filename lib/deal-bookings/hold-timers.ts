import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Hold, HoldTimer } from '../bookings/release-holds.ts';
import type { Clock } from '../platform/clock.ts';
import { inParallel } from '../platform/in-parallel.ts';

/** A message may wait as long as this; its consumer sends it on when it is still early. */
const longestDelaySeconds = 900;
const spreadMs = 15_000;
/** About 130 bytes each: 200 KB a message at the most. */
const holdsInMessage = 1_500;

/** One timer for many holds: those that end within 15 s of each other share one, due when the last of them ends. */
export function timersFor(holds: readonly Hold[]): HoldTimer[] {
  const groups: Hold[][] = [];
  for (const hold of holds.toSorted((a, b) => a.holdExpiresAt - b.holdExpiresAt)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group &&
      first &&
      group.length < holdsInMessage &&
      hold.holdExpiresAt - first.holdExpiresAt <= spreadMs
    )
      group.push(hold);
    else groups.push([hold]);
  }
  return groups.map((group) => ({ holds: group, dueAt: group.at(-1)?.holdExpiresAt ?? 0 }));
}

export const delaySeconds = (dueAt: number, now: number): number =>
  Math.max(0, Math.min(longestDelaySeconds, Math.ceil((dueAt - now) / 1000)));

export type HoldTimers = ReturnType<typeof holdTimers>;

export function holdTimers(sqs: SQSClient, queueUrl: string, clock: Clock) {
  return {
    /** Arms a timer for every hold. A hold may be armed twice: its release happens once all the same. */
    async arm(holds: readonly Hold[]): Promise<void> {
      const outcomes = await inParallel(timersFor(holds), 8, (timer) =>
        sqs.send(
          new SendMessageCommand({
            QueueUrl: queueUrl,
            MessageBody: JSON.stringify(timer),
            DelaySeconds: delaySeconds(timer.dueAt, clock.now()),
          }),
        ),
      );
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
