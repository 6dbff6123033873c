import { describe, expect, it } from 'vitest';
import { makeFirstAdmin } from '../../../lib/staff/make-first-admin.ts';

/** A pool in memory, which breaks off before a role where asked to. */
function pool({ breaksOff = false } = {}) {
  const people = new Map<string, string>();
  const admins = new Set<string>();
  return {
    admins: async () => [...admins],
    find: async (email: string) => {
      const id = people.get(email);
      return id === undefined
        ? undefined
        : ({ id, email, roles: [], status: 'invited', invitedAt: '', changedAt: '' } as never);
    },
    invite: async (email: string) => {
      people.set(email, `id-of-${email}`);
      return { id: `id-of-${email}`, email, status: 'invited', invitedAt: '', changedAt: '' } as never;
    },
    addRole: async (id: string) => {
      if (breaksOff) {
        breaksOff = false;
        throw new Error('broken off');
      }
      admins.add(id);
    },
  };
}

describe('makeFirstAdmin', () => {
  it('invites the admin of a stage that has none', async () => {
    const directory = pool();
    expect(await makeFirstAdmin({ directory }, 'Ada@Shop.example')).toEqual({
      id: 'id-of-ada@shop.example',
      invited: true,
    });
    expect(await directory.admins()).toEqual(['id-of-ada@shop.example']);
  });

  it('refuses a second one, and says who invites', async () => {
    const directory = pool();
    await makeFirstAdmin({ directory }, 'ada@shop.example');
    await expect(makeFirstAdmin({ directory }, 'eve@shop.example')).rejects.toThrow('POST /v1/admin/staff');
    expect(await directory.admins()).toEqual(['id-of-ada@shop.example']);
  });

  it('completes what broke off between the account and its role', async () => {
    const directory = pool({ breaksOff: true });
    await expect(makeFirstAdmin({ directory }, 'ada@shop.example')).rejects.toThrow('broken off');
    expect(await makeFirstAdmin({ directory }, 'ada@shop.example')).toMatchObject({ invited: false });
    expect(await directory.admins()).toEqual(['id-of-ada@shop.example']);
  });
});
