import { describe, expect, it } from 'vitest';
import { consentRows } from '../../../../console/src/pages/customers/consent-rows.ts';
import { stepStates } from '../../../../console/src/pages/customers/deletion-steps.ts';
import { passedOf } from '../../../../console/src/pages/customers/purpose.ts';
import { soughtOf } from '../../../../console/src/pages/customers/search.ts';
import { stepsFor } from '../../../../console/src/pages/customers/steps.ts';
import { lookPurposes } from '../../../../lib/contract/customer.ts';

const at = '2026-11-30T12:00:00.000Z';

describe('soughtOf', () => {
  it.each([
    [' cus_0123456789abcdef ', { kind: 'id', id: 'cus_0123456789abcdef' }],
    ['https://x.test/console/customers/cus_0123456789abcdef', { kind: 'id', id: 'cus_0123456789abcdef' }],
    [' Mara@Example.com', { kind: 'email', email: 'Mara@Example.com' }],
    ['Mar', { kind: 'name', name: 'Mar' }],
    ['Ma', { kind: 'nothing' }],
    ['mara@', { kind: 'nothing' }],
    ['', { kind: 'nothing' }],
  ])('%j', (typed, sought) => expect(soughtOf(typed)).toEqual(sought));
});

describe('passedOf', () => {
  it('reads what another page passed, and nothing else', () => {
    expect(passedOf({ find: 'mara', purpose: 'order' })).toEqual({ find: 'mara', purpose: 'order' });
    expect(passedOf({ find: 1, purpose: 'curiosity' })).toEqual({});
    expect(passedOf(null)).toEqual({});
    expect(passedOf('x')).toEqual({});
  });

  it('knows every purpose of the API', () => {
    for (const purpose of lookPurposes) expect(passedOf({ purpose })).toEqual({ purpose });
  });
});

describe('stepsFor', () => {
  const signIn = {
    email: 'mara@example.com',
    emailVerified: true,
    authenticator: false,
    status: 'active',
    createdAt: at,
  } as const;
  const deletion = { status: 'waiting', requestedAt: at, dueAt: at } as const;

  it('offers what fits the state of the sign-in', () => {
    expect(stepsFor({ signIn })).toEqual(['signOut', 'block', 'link', 'export', 'delete']);
    expect(stepsFor({ signIn: { ...signIn, status: 'blocked', emailVerified: false } })).toEqual([
      'signOut',
      'unblock',
      'export',
      'delete',
    ]);
  });

  it('offers nothing that a deletion rules out, and nothing without a sign-in', () => {
    expect(stepsFor({ signIn, deletion })).toEqual(['signOut', 'block']);
    expect(stepsFor({ signIn: { ...signIn, status: 'blocked' }, deletion })).toEqual([]);
    expect(stepsFor({})).toEqual([]);
    expect(stepsFor(undefined)).toEqual([]);
  });
});

describe('consentRows', () => {
  it('marks the last answer of each topic and channel', () => {
    const answer = { channel: 'email', topic: 'marketing', at } as const;
    const rows = consentRows([
      { ...answer, granted: false },
      { ...answer, topic: 'orders', granted: true, wording: 'orders-1' },
      { ...answer, granted: true, wording: 'terms-7' },
    ]);
    expect(rows.map(({ isCurrent }) => isCurrent)).toEqual([true, true, false]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });
});

describe('stepStates', () => {
  const states = (deletion: Parameters<typeof stepStates>[0]) =>
    stepStates(deletion).map(({ state }) => state);
  const asked = { status: 'requested', requestedAt: at, dueAt: at } as const;

  it('goes from the request to the last look', () => {
    expect(states(asked)).toEqual(['success', 'loading', 'pending', 'pending']);
    expect(states({ ...asked, status: 'waiting', waitsFor: ['dispute'] })).toEqual([
      ...['success', 'loading', 'pending', 'pending'],
    ]);
    const erased = { ...asked, status: 'erased', erasedAt: at } as const;
    expect(states(erased)).toEqual(['success', 'success', 'success', 'loading']);
    expect(states({ ...erased, checkedAt: at })).toEqual(['success', 'success', 'success', 'success']);
  });
});
