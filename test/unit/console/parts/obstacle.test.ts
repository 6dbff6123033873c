import { expect, it } from 'vitest';
import { messageAt, obstacleOf } from '../../../../console/src/parts/protected-form/obstacle.ts';
import {
  NetworkError,
  SignedOutError,
  TimeoutError,
  toApiError,
} from '../../../../mobile-sdk/src/core/errors.ts';

const apiError = (code: string, status: number, more: object = {}) =>
  toApiError({ code, detail: 'Because.', ...more } as never, status);

it('asks for a sign-in where it is too old or has ended', () => {
  expect(obstacleOf(apiError('recent_sign_in_required', 401))).toEqual({ kind: 'sign_in', why: 'old' });
  expect(obstacleOf(apiError('unauthenticated', 401))).toEqual({ kind: 'sign_in', why: 'ended' });
  expect(obstacleOf(new SignedOutError())).toEqual({ kind: 'sign_in', why: 'ended' });
});

it('names the request to a colleague', () => {
  const error = apiError('approval_required', 403, { approvalId: 'apr_1' });
  expect(obstacleOf(error)).toEqual({ kind: 'approval', approvalId: 'apr_1' });
});

it('tells a lost answer from a refusal', () => {
  for (const error of [new NetworkError('gone'), new TimeoutError(5), apiError('unavailable', 503)])
    expect(obstacleOf(error)).toEqual({ kind: 'unknown' });
  expect(obstacleOf(apiError('invalid_state', 409))).toEqual({
    ...{ kind: 'refused', code: 'invalid_state', message: 'Because.' },
  });
});

it('finds the message of a field, also of one inside it', () => {
  const errors = [{ path: 'body.amount.currency', message: 'must be EUR' }];
  const obstacle = obstacleOf(apiError('invalid_request', 400, { errors }));
  expect(messageAt(obstacle, 'amount')).toBe('must be EUR');
  expect(messageAt(obstacle, 'reason')).toBeUndefined();
  expect(messageAt(undefined, 'amount')).toBeUndefined();
});
