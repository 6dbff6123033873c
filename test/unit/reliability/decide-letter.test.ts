import { describe, expect, it } from 'vitest';
import type { FailureNote } from '../../../lib/platform/failure-notes.ts';
import { describeLetter, targetOf } from '../../../lib/reliability/decide-letter.ts';
import { consumedFrom, knownQueues, workQueues } from '../../../lib/reliability/known-queue.ts';
import type { Letter } from '../../../lib/reliability/letter-box.ts';

const queues = knownQueues(
  'payments-dlq,deal-transitions-dlq,rule-failures,schedule-failures,stream-failures',
);
const targets = workQueues(queues);
const prefix = 'stampede-dev-';

const letter = (body: unknown, attributes: Record<string, string> = {}): Letter => ({
  id: 'm1',
  handle: 'h',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  sentAtMs: Date.parse('2026-12-24T18:00:00Z'),
  attributes,
});
function described(name: string, body: unknown, attributes = {}, note?: FailureNote) {
  const queue = queues.find((each) => each.name === name);
  if (!queue) throw new Error(name);
  return describeLetter(letter(body, attributes), {
    queue,
    source: consumedFrom(queue),
    targets,
    prefix,
    note,
  });
}

describe('knownQueues', () => {
  it('refuses a queue of an unknown kind, so that a deployment of one fails at its first start', () => {
    expect(() => knownQueues('payments-dlq,payments')).toThrow('payments is a queue of an unknown kind');
  });
});

describe('describeLetter', () => {
  it('shows ids and the type of an event, and no text of a person', () => {
    const detail = {
      type: 'booking.confirmed',
      source: 'stampede.bookings',
      subject: 'bkg_0123456789abcdefgh',
      data: {
        name: 'Mara Lindner',
        email: 'mara@example.com',
        dealId: 'deal_7q2m5xk0c9n4w8rt',
        note: 'deal_',
      },
    };
    const shown = described('payments-dlq', { detail });
    expect(shown.type).toBe('booking.confirmed');
    expect(shown.ids).toEqual([
      { field: 'subject', id: 'bkg_0123456789abcdefgh' },
      { field: 'dealId', id: 'deal_7q2m5xk0c9n4w8rt' },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/mara/i);
  });

  it('shows ids of every kind that the contract has', () => {
    const ids = ['imp', 'img', 'viw', 'aud', 'exp', 'rrv', 'apr'].map((kind) => `${kind}_0123456789abcdef`);
    expect(described('payments-dlq', { ids }).ids.map(({ id }) => id)).toEqual(ids);
  });

  it('names the field of ids in a list, each id once, and at most twelve', () => {
    const orders = Array.from({ length: 20 }, (_, n) => `stk_d00000000000000${n % 15}`);
    const { ids } = described('payments-dlq', { orders });
    expect(ids).toHaveLength(12);
    expect(new Set(ids.map(({ field }) => field))).toEqual(new Set(['orders']));
  });

  it('ignores client secrets and names of fields that are no names', () => {
    const shown = described('payments-dlq', { 'Mara Lindner': 'evt_1234', secret: 'pi_123_secret_456' });
    expect(shown.ids).toEqual([{ field: '', id: 'evt_1234' }]);
  });

  it('has the note of the consumer for its reason, and none without a note', () => {
    const note: FailureNote = {
      ...{ error: 'TimeoutError', fields: [], failedAt: '2026-12-24T18:15:00.000Z', receives: 5 },
      ...{ function: 'stampede-dev-settle-payments', invocation: 'i-1' },
    };
    expect(described('payments-dlq', '{}', {}, note).reason).toEqual({
      ...{ from: 'function', error: 'TimeoutError', fields: [], attempts: 5 },
      failedAt: '2026-12-24T18:15:00.000Z',
      ...{ function: 'stampede-dev-settle-payments', invocation: 'i-1' },
    });
    expect(described('payments-dlq', 'no JSON {').reason).toBeNull();
  });

  it('reads Lambda’s reason for a change of a table', () => {
    const requestContext = {
      condition: 'RetryAttemptsExhausted',
      functionArn: 'arn:aws:lambda:eu-west-1:1:function:stampede-dev-publish-changes',
      requestId: 'r-1',
      approximateInvokeCount: 61,
    };
    const { reason, target } = described('stream-failures', {
      requestContext,
      timestamp: '2026-12-24T18:00:00Z',
    });
    expect(reason).toMatchObject({
      ...{ from: 'stream', error: 'RetryAttemptsExhausted', attempts: 61 },
      ...{
        failedAt: '2026-12-24T18:00:00.000Z',
        function: 'stampede-dev-publish-changes',
        invocation: 'r-1',
      },
    });
    expect(target).toBeNull();
  });

  it('reads the deal of a schedule and what it should have become', () => {
    const body = { dealId: 'deal_7q2m5xk0c9n4w8rt', to: 'live', at: '2026-12-24T18:00:00.000Z' };
    const arn = 'arn:aws:scheduler:eu-west-1:1:schedule/stampede-dev-schedules/deal_7q2m5xk0c9n4w8rt-start';
    expect(described('schedule-failures', body, { SCHEDULE_ARN: arn }).schedule).toEqual({
      name: 'deal_7q2m5xk0c9n4w8rt-start',
      dueAt: '2026-12-24T18:00:00.000Z',
      dealId: 'deal_7q2m5xk0c9n4w8rt',
      to: 'live',
    });
    expect(described('schedule-failures', {}, { SCHEDULED_TIME: 'now' }).schedule).toEqual({
      ...{ name: 'unknown', dueAt: null, dealId: null, to: null },
    });
  });
});

describe('targetOf', () => {
  const to = (TARGET_ARN: string) =>
    targetOf(letter('{}', { TARGET_ARN }), { source: undefined, targets, prefix });

  it('is a queue of this stage that has a consumer, and nothing else', () => {
    expect(to('arn:aws:sqs:eu-west-1:1:stampede-dev-payments')).toBe('payments');
    expect(to('arn:aws:sqs:eu-west-1:1:stampede-prod-payments')).toBeUndefined();
    expect(to('arn:aws:sqs:eu-west-1:1:stampede-dev-payments-dlq')).toBeUndefined();
    expect(to('arn:aws:lambda:eu-west-1:1:stampede-dev-payments')).toBeUndefined();
    expect(to('')).toBeUndefined();
  });
});
