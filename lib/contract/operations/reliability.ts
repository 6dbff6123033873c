import * as z from 'zod';
import {
  deadLetterOutcome,
  deadLetterQueueName,
  deadLetterQueues,
  deadLetters,
  newDiscard,
  newRedrive,
} from '../dead-letter.ts';
import { health } from '../health.ts';
import { defineOperation } from '../operation.ts';

const access = ['admin'] as const;
const capability = 'reliability';
const params = z.object({ queue: deadLetterQueueName });
const outcome = { 200: { description: 'The outcome', schema: deadLetterOutcome } } as const;

export const getDeadLetterQueues = defineOperation({
  id: 'getDeadLetterQueues',
  capability,
  method: 'GET',
  path: '/v1/admin/dead-letter-queues',
  summary: 'All queues of dead letters, with their number and the age of the oldest',
  description:
    'The deployment makes the list. The age comes from CloudWatch, is some minutes old, and counts from the move into the queue.',
  access,
  limit: 'lists',
  success: { 200: { description: 'The queues', schema: deadLetterQueues } },
  errors: [],
});

export const getDeadLetters = defineOperation({
  id: 'getDeadLetters',
  capability,
  method: 'GET',
  path: '/v1/admin/dead-letter-queues/{queue}/messages',
  summary: 'Dead letters of a queue, each with the reason',
  description:
    'Looks into the queue and takes nothing out. While one request looks, others see fewer messages, for a second or two. The text of a message is not in the answer.',
  access,
  limit: 'lists',
  params,
  success: { 200: { description: 'The dead letters', schema: deadLetters } },
  errors: ['not_found'],
});

export const redriveDeadLetters = defineOperation({
  id: 'redriveDeadLetters',
  capability,
  method: 'POST',
  path: '/v1/admin/dead-letter-queues/{queue}/redrives',
  summary: 'Send dead letters back to their consumer',
  description:
    'Those that are named, or all. Every consumer takes a repeated message for the same one, so a repeated call is safe. What fails again comes back here. Without ids it goes on for some seconds: call again while `hasMore`.',
  access,
  limit: 'changes',
  repeatable: true,
  stepUp: true,
  params,
  body: newRedrive,
  success: outcome,
  errors: ['not_found', 'invalid_state'],
});

export const discardDeadLetters = defineOperation({
  id: 'discardDeadLetters',
  capability,
  method: 'POST',
  path: '/v1/admin/dead-letter-queues/{queue}/discards',
  summary: 'Delete dead letters for good',
  description: 'With a reason, for the audit. Nothing brings them back.',
  access,
  limit: 'changes',
  repeatable: true,
  stepUp: true,
  params,
  body: newDiscard,
  success: outcome,
  errors: ['not_found'],
});

export const getHealth = defineOperation({
  id: 'getHealth',
  capability,
  method: 'GET',
  path: '/v1/admin/health',
  summary: 'The state of all alarms, by the part of the system',
  description:
    'Each alarm names its section of the runbook. The edge’s alarms are in another region, and not here.',
  access,
  limit: 'lists',
  success: { 200: { description: 'The alarms', schema: health } },
  errors: [],
});
