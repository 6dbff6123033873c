import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { StaffRole } from '../../../lib/contract/operation.ts';
import type { StaffDirectory } from '../../../lib/staff/staff-directory.ts';
import { disableStaff, enableStaff, inviteStaff, setStaffRoles } from '../../../lib/staff/staff-members.ts';
import { inviteStaffAgain, signStaffOut } from '../../../lib/staff/staff-sessions.ts';
import { by, staffPool } from './staff-pool.ts';

function shop(directory: StaffDirectory) {
  const outcomes: (string | undefined)[] = [];
  const append = async (_actor: unknown, _deed: unknown, outcome?: string) => void outcomes.push(outcome);
  const ended: string[] = [];
  const tokens = { end: async (id: string) => void ended.push(id) };
  const founded: string[] = [];
  const foundedWith: (readonly string[])[] = [];
  const foundSeller = async ({ staffId }: { staffId: string }) => {
    founded.push(staffId);
    foundedWith.push((await directory.find(staffId))?.roles ?? []);
  };
  const deps = { directory, audit: { append } as never, tokens, foundSeller, clock: { now: () => 0 } };
  return {
    outcomes,
    ended,
    founded,
    /** The roles that they had when their seller was founded. */
    foundedWith,
    signOut: (id: string, who: string) => signStaffOut(deps, { id, by: by(who) }),
    inviteAgain: (id: string, who: string) => inviteStaffAgain(deps, { id, by: by(who) }),
    setRoles: (id: string, who: string, roles: ('admin' | 'seller' | 'support')[]) =>
      setStaffRoles(deps, { id, by: by(who), roles }),
    disable: (id: string, who: string) => disableStaff(deps, { id, by: by(who) }),
    enable: (id: string, who: string) => enableStaff(deps, { id, by: by(who) }),
    invite: (email: string, who: string, roles: StaffRole[] = ['admin']) =>
      inviteStaff(deps, { email, by: by(who), roles }),
  };
}

const forbidden = expect.objectContaining({ code: 'forbidden' });

describe.each([
  ['lost the role', { roles: [], status: 'active' }],
  ['was locked out', { roles: ['admin'], status: 'disabled' }],
  ['never accepted the invitation', { roles: ['admin'], status: 'invited' }],
] as const)('Somebody whose token says admin and who %s', (_, { roles, status }) => {
  const newShop = () => {
    const { directory, mails } = staffPool({
      ada: { roles: ['admin'] },
      bo: { roles: [...roles], status },
      sam: { roles: ['seller'], status: 'disabled' },
    });
    return { ...shop(directory), directory, mails };
  };

  it('changes nothing of the staff, and is told so whether or not there is such a member', async () => {
    const { setRoles, disable, enable, invite, signOut, inviteAgain, directory, mails, outcomes } = newShop();
    await expect(signOut('ada', 'bo')).rejects.toEqual(forbidden);
    await expect(inviteAgain('sam', 'bo')).rejects.toEqual(forbidden);
    await expect(setRoles('bo', 'bo', ['admin', 'seller'])).rejects.toEqual(forbidden);
    await expect(setRoles('ada', 'bo', [])).rejects.toEqual(forbidden);
    await expect(disable('ada', 'bo')).rejects.toEqual(forbidden);
    await expect(enable('bo', 'bo')).rejects.toEqual(forbidden);
    await expect(enable('sam', 'bo')).rejects.toEqual(forbidden);
    await expect(invite('eve@shop.example', 'bo')).rejects.toEqual(forbidden);
    await expect(disable('nobody', 'bo')).rejects.toEqual(forbidden);
    expect(await directory.find('bo')).toMatchObject({ roles, status });
    expect(await directory.find('sam')).toMatchObject({ status: 'disabled' });
    expect(await directory.admins()).toEqual(['ada']);
    expect([mails, outcomes]).toEqual([[], []]);
  });
});

describe('An admin of this moment', () => {
  it('takes the role from another one, and locks one out', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['admin'] } });
    const { setRoles, disable, enable, outcomes } = shop(directory);
    await disable('bo', 'ada');
    await enable('bo', 'ada');
    expect(await setRoles('bo', 'ada', ['support'])).toMatchObject({ roles: ['support'] });
    expect(await directory.admins()).toEqual(['ada']);
    expect(new Set(outcomes)).toEqual(new Set(['started', 'succeeded']));
  });

  it('lists the admins once for what takes none from them', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, sam: { roles: ['seller'] } });
    const admins = vi.fn(directory.admins);
    await shop({ ...directory, admins }).setRoles('sam', 'ada', ['support']);
    expect(admins).toHaveBeenCalledTimes(1);
  });
});

describe('Tokens of a member of staff', () => {
  const newShop = () => {
    const { directory, mails } = staffPool({
      ada: { roles: ['admin'] },
      bo: { roles: ['admin', 'seller'] },
      ivy: { roles: ['support'], status: 'invited' },
    });
    return { ...shop(directory), directory, mails };
  };

  it('are ended before something is taken and after it, and not by what is given', async () => {
    const { setRoles, disable, signOut, ended } = newShop();
    await setRoles('bo', 'ada', ['admin', 'seller', 'support']);
    expect(ended).toEqual([]);
    await setRoles('bo', 'ada', ['admin']);
    expect(ended.splice(0)).toEqual(['bo', 'bo']);
    await disable('bo', 'ada');
    expect(ended.splice(0)).toEqual(['bo', 'bo']);
    await signOut('ada', 'ada');
    expect(ended).toEqual(['ada', 'ada']);
  });

  it('are ended too when the taking breaks half way', async () => {
    const { directory } = newShop();
    const breaking = { ...directory, disable: async () => Promise.reject(new Error('no answer')) };
    const { disable, ended, outcomes } = shop(breaking);
    await expect(disable('bo', 'ada')).rejects.toThrow('no answer');
    expect([ended, outcomes]).toEqual([
      ['bo', 'bo'],
      ['started', 'failed'],
    ]);
  });

  it('have nothing to do with an invitation, which goes out again only to those who have not accepted', async () => {
    const { inviteAgain, mails, ended, outcomes } = newShop();
    expect(await inviteAgain('ivy', 'ada')).toMatchObject({ status: 'invited' });
    await expect(inviteAgain('bo', 'ada')).rejects.toMatchObject({ code: 'invalid_state' });
    await expect(inviteAgain('nobody', 'ada')).rejects.toMatchObject({ code: 'not_found' });
    expect([mails, ended, outcomes]).toEqual([['ivy@shop.example'], [], ['started', 'succeeded']]);
  });
});

describe('Two admins who remove each other at once', () => {
  type Act = (s: ReturnType<typeof shop>, id: string, who: string) => Promise<unknown>;
  const acts: Record<string, Act> = {
    'taking the roles': ({ setRoles }, id, who) => setRoles(id, who, ['support']),
    'locking out': ({ disable }, id, who) => disable(id, who),
  };
  const pairs = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(...Object.keys(acts)));

  it('leave one, in whatever order Cognito hears them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), pairs, async (scheduler, [first, second]) => {
        const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['admin'] } });
        const both = shop(interleaved(directory, scheduler));
        const calls = Promise.allSettled([
          acts[first]?.(both, 'bo', 'ada'),
          acts[second]?.(both, 'ada', 'bo'),
        ]);
        await scheduler.waitFor(calls);
        const refusals = (await calls).flatMap((call) =>
          call.status === 'rejected' ? [call.reason.code] : [],
        );
        expect(refusals).not.toEqual([]);
        expect(['forbidden', 'invalid_state']).toEqual(expect.arrayContaining(refusals));
        expect(await directory.admins()).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('and a removal that is undone leaves the other roles as they were, and is recorded as failed', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['admin', 'seller'] } });
    // Ada is gone by the time that her removal of Bo is looked at.
    const late = {
      ...directory,
      removeRole: async (...change: Parameters<StaffDirectory['removeRole']>) => {
        await directory.disable('ada');
        return directory.removeRole(...change);
      },
    };
    const { setRoles, outcomes } = shop(late);
    await expect(setRoles('bo', 'ada', ['support'])).rejects.toThrow('last admin');
    expect((await directory.find('bo'))?.roles.toSorted()).toEqual(['admin', 'seller']);
    expect(outcomes).toEqual(['started', 'failed']);
  });

  it('and one whose call breaks after the removal is looked at too', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['admin'] } });
    const breaking = {
      ...directory,
      disable: async (id: string) => {
        await directory.disable(id);
        await directory.disable('ada');
        throw new Error('no sign-out');
      },
    };
    await expect(shop(breaking).disable('bo', 'ada')).rejects.toThrow('last admin');
    expect(await directory.admins()).toEqual(['bo']);
  });
});

/** The directory whose calls take effect in the order that the scheduler draws. */
function interleaved(directory: StaffDirectory, scheduler: fc.Scheduler): StaffDirectory {
  const drawn = Object.entries(directory).map(([name, ask]) => [
    name,
    (...parameters: unknown[]) =>
      scheduler
        .schedule(Promise.resolve(), name)
        .then(() => (ask as (...p: unknown[]) => Promise<unknown>)(...parameters)),
  ]);
  return Object.fromEntries(drawn);
}

describe('Somebody who is to sell', () => {
  it('is given a seller before the role, whether invited with it or given it later', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['support'] } });
    const team = shop(directory);
    await team.invite('kim@shop.example', 'ada', ['seller', 'support']);
    await team.setRoles('bo', 'ada', ['support', 'seller']);
    expect(team.founded).toEqual(['kim', 'bo']);
    expect(team.foundedWith).toEqual([[], ['support']]);
  });

  it('is given none for roles that sell nothing, nor again for a role they have', async () => {
    const { directory } = staffPool({ ada: { roles: ['admin'] }, bo: { roles: ['seller'] } });
    const team = shop(directory);
    await team.invite('kim@shop.example', 'ada', ['support']);
    await team.setRoles('bo', 'ada', ['seller', 'support']);
    expect(team.founded).toEqual([]);
  });
});
