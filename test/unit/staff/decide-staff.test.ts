import { describe, expect, it } from 'vitest';
import { decideRoles, refuseDisabling } from '../../../lib/staff/decide-staff.ts';

const admin = { id: 'ada', roles: ['admin', 'seller'] as const };
const seller = { id: 'sam', roles: ['seller'] as const };

describe('decideRoles', () => {
  it('adds what is missing and takes what is not wanted', () => {
    expect(decideRoles({ by: 'ada', member: seller, admins: ['ada'] }, ['support', 'support'])).toEqual({
      kind: 'change',
      add: ['support'],
      remove: ['seller'],
    });
  });

  it('changes nothing when the roles are what they were', () => {
    expect(decideRoles({ by: 'ada', member: seller, admins: ['ada'] }, ['seller'])).toEqual({
      kind: 'change',
      add: [],
      remove: [],
    });
  });

  it('lets an admin give away what is not the admin role', () => {
    expect(decideRoles({ by: 'ada', member: admin, admins: ['ada'] }, ['admin'])).toMatchObject({
      remove: ['seller'],
    });
  });

  it('keeps the admin role with who asks to lose it', () => {
    expect(decideRoles({ by: 'ada', member: admin, admins: ['ada', 'bo'] }, [])).toMatchObject({
      kind: 'refuse',
    });
  });

  it('keeps the last admin, whoever asks: an old token may outlive its role', () => {
    expect(decideRoles({ by: 'bo', member: admin, admins: ['ada'] }, ['seller'])).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('last admin'),
    });
    expect(decideRoles({ by: 'bo', member: admin, admins: ['ada', 'bo'] }, ['seller'])).toMatchObject({
      kind: 'change',
      remove: ['admin'],
    });
  });
});

describe('refuseDisabling', () => {
  it('locks out others, but not oneself and not the last admin', () => {
    expect(refuseDisabling({ by: 'ada', member: seller, admins: ['ada'] })).toBeUndefined();
    expect(refuseDisabling({ by: 'ada', member: admin, admins: ['ada', 'bo'] })).toContain('yourself');
    expect(refuseDisabling({ by: 'bo', member: admin, admins: ['ada'] })).toContain('last admin');
    expect(refuseDisabling({ by: 'bo', member: admin, admins: ['ada', 'bo'] })).toBeUndefined();
  });
});
