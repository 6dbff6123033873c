import { type Expression, parseExpression } from './expression.ts';
import type { Schedule, ScheduleInput } from './schedule.ts';

/**
 * Returns the first firing of a new or changed schedule. A one-time schedule whose time has passed fires at once, and
 * so does a new rate without a StartDate.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function firstFiring(input: ScheduleInput, createdAt: number, now: number): number | undefined {
  const expression = expressionOf(input, createdAt);
  if (expression.kind === 'at') return expression.next(Number.NEGATIVE_INFINITY);
  const start = (input.StartDate ?? 0) * 1000;
  const isNew = createdAt === now;
  const after = expression.kind === 'rate' && isNew ? now - 1 : now;
  return beforeEnd(input, expression.next(Math.max(after, start - 1)));
}

/** Returns the next firing. Missed firings are skipped. */
export function nextFiring(schedule: Schedule, now: number): number | undefined {
  const expression = expressionOf(schedule.input, schedule.createdAt);
  if (expression.kind === 'at') return undefined;
  return beforeEnd(schedule.input, expression.next(Math.max(now, schedule.next ?? 0)));
}

function expressionOf(input: ScheduleInput, createdAt: number): Expression {
  const base = input.StartDate === undefined ? createdAt : input.StartDate * 1000;
  return parseExpression(input.ScheduleExpression, input.ScheduleExpressionTimezone, base);
}

function beforeEnd(input: ScheduleInput, instant: number | undefined): number | undefined {
  const end = input.EndDate === undefined ? Number.POSITIVE_INFINITY : input.EndDate * 1000;
  return instant !== undefined && instant <= end ? instant : undefined;
}
