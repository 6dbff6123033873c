import * as z from 'zod';
import { instant } from './instant.ts';

export const healthStates = ['ok', 'alarm', 'unknown'] as const;
const state = z.enum(healthStates).meta({
  id: 'HealthState',
  description:
    '`alarm`: an alarm is on · `unknown`: CloudWatch has too little data, as for a new alarm · `ok`: neither.',
});
export type HealthState = z.infer<typeof state>;

const alarm = z
  .object({
    name: z.string().meta({ description: 'Without the name of the stage.' }),
    state,
    says: z.string().meta({ description: 'The meaning of the alarm.' }),
    runbook: z.string().nullable().meta({ description: 'The section of the runbook.' }),
    since: instant.nullable(),
    why: z.string().nullable().meta({ description: 'CloudWatch’s reason for the state.' }),
  })
  .meta({ id: 'HealthAlarm' });
export type HealthAlarm = z.infer<typeof alarm>;

const part = z
  .object({
    name: z.string().meta({ description: 'The part of the system, as in `payments`.' }),
    state,
    alarms: z.array(alarm).meta({ description: 'Those that are on come first.' }),
  })
  .meta({ id: 'HealthPart' });
export type HealthPart = z.infer<typeof part>;

export const health = z
  .object({
    at: instant,
    parts: z.array(part).meta({ description: 'Those with an alarm come first.' }),
  })
  .meta({
    id: 'Health',
    description: 'The state of all alarms, by the part of the system.',
    example: {
      at: '2026-12-24T18:00:00.000Z',
      parts: [
        {
          name: 'payments',
          state: 'alarm',
          alarms: [
            {
              name: 'payments-dlq-not-empty',
              state: 'alarm',
              says: 'A message of payments failed five times.',
              runbook: 'dead-letters',
              since: '2026-12-24T17:58:00.000Z',
              why: 'Threshold Crossed: 1 datapoint was greater than or equal to the threshold (1.0).',
            },
          ],
        },
      ],
    },
  });
export type Health = z.infer<typeof health>;

/** The end of an alarm's description: the part that it belongs to, and where to read on. */
export const alarmEnd = (part: string, runbook: string): string =>
  `Part: ${part}. See docs/runbook.md#${runbook}`;

/** Matches a description that ends so: the meaning, the part and the section. */
export const alarmText = /^(.*?) ?Part: ([a-z-]+)\. See docs\/runbook\.md#([a-z-]+)$/s;
