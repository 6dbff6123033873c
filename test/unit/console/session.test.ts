// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleConfig } from '../../../console/src/console-config.ts';
import { draftPrefix, forgetDrafts } from '../../../console/src/session/drafts.ts';
import { meOf } from '../../../console/src/session/me.ts';
import { createNeeds } from '../../../console/src/session/need.ts';
import { keepPlace, takePlace } from '../../../console/src/session/return-to.ts';
import { completeSignIn, createSession, signedInPath } from '../../../console/src/session/session.ts';
import { isSignInWindow } from '../../../console/src/session/sign-in-window.ts';
import { type TabMessage, tabsOf } from '../../../console/src/session/tabs.ts';

const config: ConsoleConfig = {
  stage: 'test',
  apiUrl: 'https://api.test',
  staff: { issuer: 'https://pool.test', clientId: 'console' },
};

const tokenOf = (claims: object) =>
  `head.${btoa(JSON.stringify({ iss: 'https://pool.test', ...claims })).replaceAll('=', '')}.${Math.random()}`;
const ada = { sub: 'ada', username: 'u-1', 'cognito:groups': ['admin'] };

/** A pool and an API. Each script is one answer of the token endpoint; the API takes only the last access token. */
function world() {
  const asked: string[] = [];
  const pool: ('refused' | { person?: typeof ada })[] = [];
  let last = '';
  let needsRecent = false;
  const answer = (status: number, body: object) => ({
    status,
    headers: { get: () => null },
    text: async () => JSON.stringify(body),
  });
  vi.stubGlobal('fetch', async (url: string, init: { headers: Record<string, string> }) => {
    const path = new URL(url).pathname;
    asked.push(path);
    if (path === '/oauth2/token') {
      const next = pool.shift() ?? 'refused';
      if (next === 'refused') return answer(400, { error: 'invalid_grant' });
      const { person = ada } = next;
      last = tokenOf(person);
      const id_token = tokenOf({ sub: person.sub, email: `${person.sub}@example.com` });
      return answer(200, { access_token: last, refresh_token: last, id_token, expires_in: 900 });
    }
    if (path === '/oauth2/revoke') return answer(200, {});
    const isValid = init.headers.authorization === `Bearer ${last}`;
    if (isValid && !needsRecent) return answer(200, { items: [], nextCursor: null });
    const code = isValid ? 'recent_sign_in_required' : 'unauthenticated';
    return answer(401, { type: 'x', title: code, status: 401, code });
  });
  const visited: string[] = [];
  const session = createSession(config, { goTo: (address) => visited.push(address) });
  /** Comes back from the sign-in page. */
  const comeBack = async () => {
    const state = new URL(await session.auth.signInUrl()).searchParams.get('state');
    history.replaceState(undefined, '', `${signedInPath}?code=abc&state=${state}`);
    await completeSignIn(session);
    await session.look();
  };
  return {
    ...{ asked, pool, visited, session, comeBack },
    /** The API refuses the access token from now on. */
    expire: () => {
      last = '';
    },
    askForRecent: (wanted: boolean) => {
      needsRecent = wanted;
    },
  };
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(undefined, '', '/deals?state=live#top');
});
afterEach(() => vi.unstubAllGlobals());

describe('The person of the console', () => {
  it('has the name of the id token, or the address, or the user name', () => {
    const token = tokenOf(ada);
    expect(meOf(token, tokenOf({ sub: 'ada', name: 'Ada', email: 'ada@example.com' })).name).toBe('Ada');
    expect(meOf(token, tokenOf({ sub: 'ada', email: 'ada@example.com' })).name).toBe('ada@example.com');
    expect(meOf(token).name).toBe('u-1');
    expect(meOf(token, tokenOf({ sub: 'bob', name: 'Bob' })).name).toBe('u-1');
    expect(meOf(token, 'no token').name).toBe('u-1');
  });

  it('has only the roles that the console knows', () => {
    expect(meOf(tokenOf({ ...ada, 'cognito:groups': ['seller', 'owner'] })).roles).toEqual(['seller']);
    expect(meOf(tokenOf({ sub: 'ada' })).roles).toEqual([]);
  });

  it('gets other roles with the next token, once', async () => {
    const { session, pool, comeBack, expire } = world();
    pool.push({}, { person: { ...ada, 'cognito:groups': ['support'] } });
    await comeBack();
    const seen: string[] = [];
    session.onMe(() => seen.push(session.me().roles.join()));
    expect(session.me()).toMatchObject({ name: 'ada@example.com' });
    expire();
    await session.client.deals.list({});
    await vi.waitFor(() => expect(seen).toEqual(['support']));
  });
});

describe('A sign-in', () => {
  it('comes back to where the person was', async () => {
    const { session, pool, visited, comeBack } = world();
    pool.push({});
    void session.signIn();
    await vi.waitFor(() => expect(visited[0]).toMatch(/^https:\/\/pool\.test\/oauth2\/authorize\?/));
    await comeBack();
    expect(location.pathname + location.search + location.hash).toBe('/deals?state=live#top');
  });

  it('comes back to no foreign address, and to the start from the page of sign-ins', () => {
    sessionStorage.setItem('stampede.console.return-to', 'https://evil.test/');
    expect(takePlace('/')).toBe('/');
    sessionStorage.setItem('stampede.console.return-to', '//evil.test/');
    expect(takePlace('/')).toBe('/');
    keepPlace('/', { pathname: '/signed-in', search: '?code=1', hash: '' } as Location);
    expect(takePlace('/')).toBe('/');
  });

  it('of an address from the history changes nothing for a person who is signed in', async () => {
    const { session, pool, comeBack } = world();
    pool.push({});
    await comeBack();
    history.replaceState(undefined, '', `${signedInPath}?code=old&state=old`);
    await completeSignIn(session);
    expect(location.pathname).toBe('/');
    expect(await session.look()).toBe(true);
  });

  it('of another person opens the console anew', async () => {
    const { pool, visited, comeBack } = world();
    pool.push({}, { person: { ...ada, sub: 'bob' } });
    await comeBack();
    await comeBack();
    expect(visited).toEqual(['/']);
  });
});

describe('A session that ends', () => {
  it('asks once, however many requests meet it, and leaves the page as it is', async () => {
    const { session, pool, visited, comeBack, expire } = world();
    pool.push({});
    await comeBack();
    expire();
    const calls = Array.from({ length: 5 }, () => session.client.deals.list({}).then(undefined, () => 'no'));
    let changes = 0;
    session.needs.onChange(() => changes++);
    expect(await Promise.all(calls)).toEqual(['no', 'no', 'no', 'no', 'no']);
    expect(session.needs.current()).toBe('ended');
    expect(changes).toBe(1);
    expect(visited).toEqual([]);
  });

  it('goes on after a sign-in in a window beside it', async () => {
    const { session, pool, comeBack, expire } = world();
    pool.push({}, 'refused', {});
    await comeBack();
    expire();
    await session.client.deals.list({}).then(undefined, () => {});
    const popup = { location: { href: '' } };
    vi.stubGlobal('open', () => popup);
    const signingIn = session.signInBeside();
    await vi.waitFor(() => expect(popup.location.href).toMatch(/authorize/));
    const state = new URL(popup.location.href).searchParams.get('state');
    const callback = `${location.origin}${signedInPath}?code=abc&state=${state}`;
    const window = tabsOf('stampede.console');
    expect(isSignInWindow(`${callback}x`, window)).toBe(false);
    expect(isSignInWindow(callback, window)).toBe(true);
    expect(await signingIn).toBe(true);
    expect(session.needs.current()).toBeUndefined();
    expect((await session.client.deals.list({})).items).toEqual([]);
  });

  it('says so when the browser blocks the window', async () => {
    const { session, comeBack, pool } = world();
    pool.push({});
    await comeBack();
    vi.stubGlobal('open', () => null);
    expect(await session.signInBeside()).toBe(false);
  });
});

describe('A step-up', () => {
  it('sends the request again once the person came back, and not when they cancel', async () => {
    const { session, pool, comeBack, askForRecent } = world();
    pool.push({});
    await comeBack();
    askForRecent(true);
    const cancelled = session.client.deals.list({}).then(undefined, ({ code }) => code);
    await vi.waitFor(() => expect(session.needs.current()).toBe('old'));
    session.needs.answer(false);
    expect(await cancelled).toBe('recent_sign_in_required');
    const sent = Promise.resolve(session.client.deals.list({}));
    await vi.waitFor(() => expect(session.needs.current()).toBe('old'));
    askForRecent(false);
    session.needs.answer(true);
    expect(await sent).toMatchObject({ items: [] });
  });

  it('that meets the end of the session becomes a sign-in, which answers both', async () => {
    const needs = createNeeds();
    const answers = [needs.ask('old'), needs.ask('ended'), needs.ask('old')];
    expect(needs.current()).toBe('ended');
    needs.answer(true);
    expect(await Promise.all(answers)).toEqual([true, true, true]);
    expect(needs.current()).toBeUndefined();
  });
});

describe('Signing out', () => {
  it('revokes the token, forgets drafts and names, tells other tabs, and ends the session at Cognito', async () => {
    const { session, pool, comeBack, asked, visited } = world();
    pool.push({});
    await comeBack();
    sessionStorage.setItem(`${draftPrefix}ada`, '{}');
    const heard: TabMessage[] = [];
    tabsOf('stampede.console').listen((message) => heard.push(message));
    await session.signOut();
    expect(asked).toContain('/oauth2/revoke');
    const address = new URL(visited[0] ?? '');
    expect(address.origin + address.pathname).toBe('https://pool.test/logout');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'console',
      logout_uri: location.origin + signedInPath,
    });
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/ada|draft/);
    expect(session.needs.current()).toBeUndefined();
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'signed-out' }]));
  });

  it('in another tab ends this one as well, and asks', async () => {
    const { session, pool, comeBack, asked } = world();
    pool.push({});
    await comeBack();
    tabsOf('stampede.console').tell({ type: 'signed-out' });
    await vi.waitFor(() => expect(session.needs.current()).toBe('elsewhere'));
    expect(asked).toContain('/oauth2/revoke');
    expect(await session.look()).toBe(false);
  });
});

it('A draft is forgotten with all others, and nothing else is', () => {
  for (const name of ['a', 'b', 'c']) localStorage.setItem(draftPrefix + name, '{}');
  localStorage.setItem('other', 'stays');
  forgetDrafts(localStorage);
  expect({ ...localStorage }).toEqual({ other: 'stays' });
});
