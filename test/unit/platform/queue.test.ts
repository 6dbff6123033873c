import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eachMessage, messageBatches } from '../../../lib/platform/messages.ts';
import { queueOf } from '../../../lib/platform/queue.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import type { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '../../../lib/platform/sqs.ts';

const jobs = queueOf('jobs', z.object({ job: z.string(), tries: z.int().default(0) }));

/** An SQS that keeps what it is sent and refuses the jobs of this name in batches. */
function fakeSqs(refused?: string) {
  const calls: (SendMessageCommand | SendMessageBatchCommand)['input'][] = [];
  const send = async ({ input }: SendMessageCommand | SendMessageBatchCommand) => {
    calls.push(input);
    const entries = 'Entries' in input ? (input.Entries ?? []) : [];
    const Failed = entries.filter(({ MessageBody = '' }) => MessageBody.includes(`"${refused}"`));
    return { Failed: Failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })) };
  };
  return { calls, jobs: senderTo(jobs, { send } as unknown as SQSClient, 'https://sqs/jobs') };
}

describe('senderTo', () => {
  it.each([
    [undefined, 0],
    [-3, 0],
    [0.2, 1],
    [600.001, 601],
    [3_600, 900],
  ])('a message with a delay of %s arrives after %s seconds', async (delay, seconds) => {
    const sqs = fakeSqs();
    await sqs.jobs.send({ job: 'a' }, delay);
    expect(sqs.calls).toEqual([
      { QueueUrl: 'https://sqs/jobs', MessageBody: '{"job":"a"}', DelaySeconds: seconds },
    ]);
  });

  it('sends many messages by ten, each once', async () => {
    const sqs = fakeSqs();
    await sqs.jobs.sendAll(
      Array.from({ length: 23 }, (_, n) => ({ job: `${n}` })),
      1,
    );
    const entries = sqs.calls.map((call) => ('Entries' in call ? (call.Entries ?? []) : []));
    expect(entries.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(new Set(entries.flat().map(({ MessageBody }) => MessageBody)).size).toBe(23);
    expect(entries.flat().every(({ DelaySeconds }) => DelaySeconds === 1)).toBe(true);
    for (const call of entries) expect(new Set(call.map(({ Id }) => Id)).size).toBe(call.length);
  });

  it('sends nothing for no messages, and fails when SQS refused one of a batch', async () => {
    const sqs = fakeSqs('b');
    await sqs.jobs.sendAll([]);
    expect(sqs.calls).toEqual([]);
    await expect(sqs.jobs.sendAll([{ job: 'a' }, { job: 'b' }])).rejects.toThrow(
      '1 messages of jobs were not queued: InternalError',
    );
  });
});

const batch = (...bodies: unknown[]) =>
  ({
    Records: bodies.map((body, n) => ({
      messageId: `m${n}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '1' },
    })),
  }) as SQSEvent;
const again = async (answer: Promise<{ batchItemFailures: { itemIdentifier: string }[] }>) =>
  (await answer).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('eachMessage', () => {
  it('has poison and what failed come again, and nothing else', async () => {
    const done: unknown[] = [];
    const handler = eachMessage(jobs, async (job) => {
      if (job.job === 'fails') throw new Error('lost');
      done.push(job);
    });
    const bodies = [{ job: 'a' }, '{', { job: 'fails' }, { job: 7 }, { job: 'b', tries: 2 }];
    expect((await again(handler(batch(...bodies)))).toSorted()).toEqual(['m1', 'm2', 'm3']);
    expect(done).toEqual([
      { job: 'a', tries: 0 },
      { job: 'b', tries: 2 },
    ]);
  });
});

describe('messageBatches', () => {
  it('has poison and what its work names come again', async () => {
    let counted = 0;
    const handler = messageBatches(jobs, async (messages, { poison }) => {
      counted = poison;
      return messages.filter(({ body }) => body.job === 'later');
    });
    expect(await again(handler(batch('{', { job: 'a' }, { job: 'later' })))).toEqual(['m0', 'm2']);
    expect(counted).toBe(1);
  });

  it('fails as a whole when its work throws', async () => {
    const handler = messageBatches(jobs, () => Promise.reject(new Error('lost')));
    await expect(handler(batch({ job: 'a' }))).rejects.toThrow('lost');
  });
});
