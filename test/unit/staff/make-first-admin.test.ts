import { describe, expect, it } from 'vitest';
import { makeFirstAdmin } from '../../../lib/staff/make-first-admin.ts';
import { staffPool } from './staff-pool.ts';

describe('makeFirstAdmin', () => {
  it('invites the admin of a stage that has none', async () => {
    const { directory, mails } = staffPool();
    expect(await makeFirstAdmin({ directory }, 'Ada@Shop.example')).toEqual({ id: 'ada', invited: true });
    expect(await directory.find('ada')).toMatchObject({ roles: ['admin'], status: 'invited' });
    expect(mails).toEqual(['ada@shop.example']);
  });

  it('refuses a second one once the first accepted, and says who invites', async () => {
    const { directory, mails } = staffPool({ ada: { roles: ['admin'] } });
    await expect(makeFirstAdmin({ directory }, 'eve@shop.example')).rejects.toThrow('POST /v1/admin/staff');
    expect(await directory.admins()).toEqual(['ada']);
    expect(mails).toEqual([]);
  });

  it('lets nobody in again while there is an admin', async () => {
    const { directory } = staffPool({
      ada: { roles: ['admin'] },
      eve: { roles: ['admin'], status: 'disabled' },
    });
    await expect(makeFirstAdmin({ directory }, 'eve@shop.example')).rejects.toThrow('POST /v1/admin/staff');
    expect(await directory.find('eve')).toMatchObject({ status: 'disabled' });
  });

  it('invites again whose invitation ran out, or another address', async () => {
    const { directory, mails } = staffPool({ ada: { roles: ['admin'], status: 'invited' } });
    expect(await makeFirstAdmin({ directory }, 'ada@shop.example')).toEqual({ id: 'ada', invited: true });
    expect(await makeFirstAdmin({ directory }, 'bo@shop.example')).toEqual({ id: 'bo', invited: true });
    expect(mails).toEqual(['ada@shop.example', 'bo@shop.example']);
    expect(await directory.find('bo')).toMatchObject({ roles: ['admin'] });
  });

  it('makes somebody admin who has an account, locked out or not', async () => {
    const { directory, mails } = staffPool({
      sam: { roles: ['seller'] },
      eve: { roles: [], status: 'disabled' },
    });
    expect(await makeFirstAdmin({ directory }, 'eve@shop.example')).toEqual({ id: 'eve', invited: false });
    expect(await directory.admins()).toEqual(['eve']);
    const other = staffPool({ sam: { roles: ['seller'] } });
    expect(await makeFirstAdmin(other, 'sam@shop.example')).toEqual({ id: 'sam', invited: false });
    expect(await other.directory.admins()).toEqual(['sam']);
    expect(mails).toEqual([]);
  });

  it('completes what broke off between the account and its role', async () => {
    const { directory } = staffPool();
    const breaking = {
      ...directory,
      addRole: async () => {
        throw new Error('broken off');
      },
    };
    await expect(makeFirstAdmin({ directory: breaking }, 'ada@shop.example')).rejects.toThrow('broken off');
    expect(await makeFirstAdmin({ directory }, 'ada@shop.example')).toMatchObject({ id: 'ada' });
    expect(await directory.find('ada')).toMatchObject({ roles: ['admin'] });
  });
});
