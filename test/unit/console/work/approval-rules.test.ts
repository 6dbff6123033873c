import { expect, it } from 'vitest';
import { hindranceOf } from '../../../../console/src/pages/work/approval-rules.ts';

const now = '2026-11-30T12:00:00.000Z';
const request = {
  requestedBy: 'ada',
  kind: 'refund',
  status: 'pending',
  expiresAt: '2026-11-30T13:00:00.000Z',
} as const;
const support = { id: 'bob', name: 'Bob', roles: ['support'] } as const;

it('lets a colleague decide, but nobody on their own request', () => {
  expect(hindranceOf(request, support, now)).toBeUndefined();
  expect(hindranceOf(request, { ...support, id: 'ada' }, now)).toBe('own');
});

it('leaves all but refunds to admins', () => {
  const price = { ...request, kind: 'price_change' } as const;
  expect(hindranceOf(price, support, now)).toBe('needsAdmin');
  expect(hindranceOf(price, { ...support, roles: ['admin'] }, now)).toBeUndefined();
});

it('knows what is over', () => {
  expect(hindranceOf({ ...request, status: 'used' }, support, now)).toBe('decided');
  expect(hindranceOf(request, support, request.expiresAt)).toBe('expired');
});
