import { describe, expect, it } from 'vitest';
import {
  decideDisabling,
  decideRoles,
  leavesAnAdmin,
  mayChangeStaff,
} from '../../../lib/staff/decide-staff.ts';

const admin = { id: 'ada', roles: ['admin', 'seller'] as const };
const seller = { id: 'sam', roles: ['seller'] as const };

describe('mayChangeStaff', () => {
  it('is for admins of this moment, not for those of a token', () => {
    expect(mayChangeStaff('ada', ['ada', 'bo'])).toBe(true);
    expect(mayChangeStaff('bo', ['ada'])).toBe(false);
    expect(mayChangeStaff('bo', [])).toBe(false);
  });
});

describe('decideRoles', () => {
  it('adds what is missing and takes what is not wanted', () => {
    expect(decideRoles({ by: 'ada', member: seller, admins: ['ada'] }, ['support', 'support'])).toEqual({
      kind: 'change',
      add: ['support'],
      remove: ['seller'],
      takesAnAdmin: false,
    });
  });

  it('changes nothing when the roles are what they were', () => {
    expect(decideRoles({ by: 'ada', member: seller, admins: ['ada'] }, ['seller'])).toEqual({
      kind: 'change',
      add: [],
      remove: [],
      takesAnAdmin: false,
    });
  });

  it('lets an admin give away what is not the admin role', () => {
    expect(decideRoles({ by: 'ada', member: admin, admins: ['ada'] }, ['admin'])).toMatchObject({
      remove: ['seller'],
      takesAnAdmin: false,
    });
  });

  it('keeps the admin role with who asks to lose it', () => {
    expect(decideRoles({ by: 'ada', member: admin, admins: ['ada', 'bo'] }, [])).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('yourself'),
    });
  });

  it('says when it takes an admin: of one who only was invited there is none to take', () => {
    const taking = (admins: string[]) => decideRoles({ by: 'bo', member: admin, admins }, ['seller']);
    expect(taking(['ada', 'bo'])).toMatchObject({ kind: 'change', remove: ['admin'], takesAnAdmin: true });
    expect(taking(['bo'])).toMatchObject({ kind: 'change', remove: ['admin'], takesAnAdmin: false });
  });
});

describe('decideDisabling', () => {
  it('locks out others, but not oneself, and says when that takes an admin', () => {
    expect(decideDisabling({ by: 'ada', member: seller, admins: ['ada'] })).toEqual({
      kind: 'disable',
      takesAnAdmin: false,
    });
    expect(decideDisabling({ by: 'ada', member: admin, admins: ['ada', 'bo'] })).toMatchObject({
      kind: 'refuse',
      why: expect.stringContaining('yourself'),
    });
    expect(decideDisabling({ by: 'bo', member: admin, admins: ['ada', 'bo'] })).toEqual({
      kind: 'disable',
      takesAnAdmin: true,
    });
  });
});

describe('leavesAnAdmin', () => {
  it('does not count the one who goes, even where the list is late', () => {
    expect(leavesAnAdmin(['ada', 'bo'], 'bo')).toBe(true);
    expect(leavesAnAdmin(['bo'], 'bo')).toBe(false);
    expect(leavesAnAdmin([], 'bo')).toBe(false);
  });
});
