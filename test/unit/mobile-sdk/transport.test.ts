import { describe, expect, it } from 'vitest';
import {
  ApiError,
  ChallengeRequiredError,
  type CoreOptions,
  createCore,
  createDeal,
  createGuest,
  getDeal,
  isSdkError,
  listDeals,
  NetworkError,
  placeBooking,
  SoldOutError,
  setUpPaymentMethod,
  TimeoutError,
  UnavailableError,
} from './sdk.ts';
import { type Asked, guestAnswer, problem, type Scripted, tokenOf, world } from './world.ts';

const deal = { path: { dealId: 'deal_1' } };
const ok: Scripted = { status: 200, body: { id: 'deal_1' } };

describe('a request', () => {
  it('is tried again after lost answers and failures of the server, until it works', async () => {
    const answers: Scripted[] = ['lost', { status: 502 }, 'lost', ok];
    const { time, asked, options } = world(() => answers.shift() ?? ok);
    await expect(time.until(createCore(options).call(getDeal, deal))).resolves.toEqual({ id: 'deal_1' });
    expect(asked).toHaveLength(4);
  });

  it('waits for Retry-After, and longer each time without one', async () => {
    const answers: Scripted[] = [problem('too_many_requests', 429, { 'retry-after': '7' }), ok];
    const { time, options } = world(() => answers.shift() ?? ok);
    const began = time.now;
    await time.until(createCore(options).call(getDeal, deal));
    expect(time.now - began).toBeGreaterThanOrEqual(7_000);
    expect(time.now - began).toBeLessThan(11_000);
  });

  it('has one Idempotency-Key over all attempts, and another the next time', async () => {
    const { time, asked, options } = world(({ path }, count) =>
      path === '/v1/guests' ? guestAnswer(time) : count % 3 ? 'lost' : { status: 201, body: {} },
    );
    const core = createCore(options);
    const order = { body: { dealId: 'deal_1' } };
    await time.until(core.call(placeBooking, order));
    const keys = asked.slice(1).map(({ headers }) => headers['idempotency-key']);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    await time.until(core.call(placeBooking, order));
    expect(asked.at(-1)?.headers['idempotency-key']).not.toBe(keys[0]);
  });

  it('is not repeated when that could do harm', async () => {
    const { time, asked, options } = world(() => 'lost', { auth: { getToken: () => tokenOf('ada') } });
    const call = createCore(options).call(setUpPaymentMethod, { body: {} as never });
    await expect(time.until(call)).rejects.toBeInstanceOf(NetworkError);
    expect(asked).toHaveLength(1);
  });

  it('ends an attempt that gets no answer, and everything after the time for all attempts', async () => {
    const { time, asked, options } = world(() => 'silent', { attemptTimeoutMs: 2_000, timeoutMs: 9_000 });
    const began = time.now;
    await expect(time.until(createCore(options).call(getDeal, deal))).rejects.toBeInstanceOf(TimeoutError);
    expect(time.now - began).toBeLessThanOrEqual(9_000);
    expect(asked.length).toBeGreaterThan(2);
  });

  it('can be aborted while it waits, and leaves no timer behind', async () => {
    const { time, options } = world(() => 'lost');
    const controller = new AbortController();
    const call = createCore(options).call(getDeal, deal, { signal: controller.signal });
    time.setTimeout(() => controller.abort(), 50);
    await expect(time.until(call)).rejects.toMatchObject({ code: 'aborted' });
    expect(time.waiting).toBe(0);
  });

  it('names the SDK, the device where it is asked for, and nobody where nobody is needed', async () => {
    const { time, asked, options } = world(() => guestAnswer(time), { app: 'shop/3.2' });
    const core = createCore(options);
    await time.until(core.call(createGuest, {}));
    await time.until(core.call(createGuest, {}));
    expect(asked[0]?.headers['x-stampede-sdk']).toMatch(/^js\/\d+\.\d+\.\d+ shop\/3\.2$/);
    expect(asked[0]?.headers['x-device-id']).toMatch(/^[\x21-\x7e]{16,128}$/);
    expect(asked[1]?.headers['x-device-id']).toBe(asked[0]?.headers['x-device-id']);
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it('is sent again with the token of the widget that was asked for', async () => {
    const widget = { provider: 'turnstile', siteKey: 'k', action: 'order' };
    const { time, asked, options } = world(
      ({ path, headers }) => {
        if (path === '/v1/guests') return guestAnswer(time);
        if (headers['x-challenge-token'] === 'passed') return { status: 201, body: { id: 'bkg_1' } };
        return { status: 403, body: { code: 'challenge_required', challenge: widget } };
      },
      { challenge: async ({ action }) => (action === 'order' ? 'passed' : '') },
    );
    await time.until(createCore(options).call(placeBooking, { body: { dealId: 'deal_1' } }));
    const [first, second] = asked.slice(1);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('that the firewall stops is no accepted order, and is sent again with the token of its script', async () => {
    const stopped: Scripted = { status: 202, headers: { 'x-amzn-waf-action': 'challenge' } };
    const answer = ({ path, headers }: Asked) => {
      if (path === '/v1/guests') return guestAnswer(time);
      return headers['x-aws-waf-token'] === 'solved' ? { status: 201, body: { id: 'bkg_1' } } : stopped;
    };
    const { time, asked, options } = world(answer);
    const order = { body: { dealId: 'deal_1' } };
    const refused = time.until(createCore(options).call(placeBooking, order));
    await expect(refused).rejects.toBeInstanceOf(ChallengeRequiredError);
    await expect(refused).rejects.toMatchObject({ challenge: { provider: 'aws-waf', action: 'challenge' } });
    const challenge: CoreOptions['challenge'] = async ({ provider }) =>
      `${provider === 'aws-waf' && 'solved'}`;
    await time.until(createCore({ ...options, challenge }).call(placeBooking, order));
    expect(asked.at(-1)?.headers['idempotency-key']).toBe(asked.at(-2)?.headers['idempotency-key']);
  });

  it('stays refused when the widget is closed', async () => {
    const widget = { provider: 'turnstile', siteKey: 'k', action: 'order' };
    const { time, asked, options } = world(
      ({ path }) =>
        path === '/v1/guests'
          ? guestAnswer(time)
          : { status: 403, body: { code: 'challenge_required', challenge: widget } },
      { challenge: () => Promise.reject(new Error('closed')) },
    );
    const call = createCore(options).call(placeBooking, { body: { dealId: 'deal_1' } });
    await expect(time.until(call)).rejects.toBeInstanceOf(ChallengeRequiredError);
    expect(asked).toHaveLength(2);
  });

  it('is sent again, in the name of the same person, once they have signed in again', async () => {
    let token = tokenOf('ada');
    const fresh = `${tokenOf('ada')}-again`;
    const { time, asked, options } = world(
      ({ headers }) =>
        headers.authorization === `Bearer ${fresh}`
          ? { status: 201, body: { id: 'bkg_1' } }
          : problem('recent_sign_in_required', 401),
      {
        auth: { getToken: () => token },
        timeoutMs: 9_000,
        // People take longer than requests may.
        signIn: async ({ prompt }) => {
          await new Promise((done) => time.setTimeout(() => done(undefined), 60_000));
          token = fresh;
          return prompt === 'login';
        },
      },
    );
    const order = { body: { dealId: 'deal_1' } };
    await expect(time.until(createCore(options).call(placeBooking, order))).resolves.toEqual({ id: 'bkg_1' });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers['idempotency-key']).toBe(asked[0]?.headers['idempotency-key']);
  });

  it.each([
    ['they do not come back', async () => false],
    ['the page does not open', () => Promise.reject(new Error('no browser'))],
    ['it is asked for again all the same', async () => true],
  ])('stays refused when %s', async (_, signIn) => {
    const auth = { getToken: () => tokenOf('ada') };
    const { time, asked, options } = world(() => problem('recent_sign_in_required', 401), { auth, signIn });
    const call = createCore(options).call(placeBooking, { body: { dealId: 'deal_1' } });
    await expect(time.until(call)).rejects.toMatchObject({ code: 'recent_sign_in_required' });
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('tells once of an operation that will go away', async () => {
    const events: unknown[] = [];
    const headers = { deprecation: '@1790000000', sunset: 'Sat, 01 May 2027 00:00:00 GMT' };
    const { time, options } = world(() => ({ status: 200, body: { id: 'deal_1' }, headers }), {
      onEvent: (event) => event.type === 'deprecated' && events.push(event),
    });
    const core = createCore(options);
    await time.until(core.call(getDeal, deal));
    await time.until(core.call(getDeal, deal));
    expect(events).toEqual([{ type: 'deprecated', operation: 'deals.get', link: null, ...headers }]);
  });
});

describe('what a network in between answers', () => {
  const page = '<html>Accept the terms</html>';
  const html = (status: number): Scripted => ({ status, body: page, headers: { html: '1' } });
  const through = (answers: Scripted[]) => {
    const made = world(
      ({ path }) => answers.shift() ?? (path === '/v1/guests' ? guestAnswer(made.time) : ok),
    );
    const { fetch = () => Promise.reject() } = made.options;
    const raw: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      return response.headers.get('html') ? { ...response, text: async () => page } : response;
    };
    return { ...made, options: { ...made.options, fetch: raw } };
  };

  it('with 200 is no answer: it is asked again', async () => {
    const { time, asked, options } = through([html(200), ok]);
    await expect(time.until(createCore(options).call(getDeal, deal))).resolves.toEqual({ id: 'deal_1' });
    expect(asked).toHaveLength(2);
  });

  it('with 4xx is an error that says so, and a problem of the API is none', async () => {
    const { time, options } = through([html(401), problem('not_found', 404)]);
    const core = createCore(options);
    await expect(time.until(core.call(getDeal, deal))).rejects.toMatchObject({ foreign: true });
    await expect(time.until(core.call(getDeal, deal))).rejects.toMatchObject({ foreign: false });
  });
});

describe('an error', () => {
  const failing = async (scripted: Scripted) => {
    const { time, options } = world(() => scripted, {
      timeoutMs: 100,
      auth: { getToken: () => tokenOf('ada') },
    });
    try {
      return await time.until(createCore(options).call(getDeal, deal));
    } catch (error) {
      return error;
    }
  };

  it('has a class and a literal code of its own', async () => {
    const error = await failing(problem('sold_out', 409));
    expect(error).toBeInstanceOf(SoldOutError);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({
      code: 'sold_out',
      name: 'SoldOutError',
      status: 409,
      requestId: 'r',
    });
    if (!isSdkError(error)) throw error;
    switch (error.code) {
      case 'sold_out': {
        const narrowed: 'sold_out' = error.code;
        expect(narrowed).toBe('sold_out');
        break;
      }
      default:
        throw error;
    }
  });

  it('of a code that this version does not know is an ApiError', async () => {
    const error = await failing(problem('out_of_cheese', 409));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'unknown', problem: { code: 'out_of_cheese' } });
  });

  it('by a proxy in HTML is understood by its status', async () => {
    expect(await failing({ status: 404 })).toMatchObject({ code: 'not_found' });
    expect(await failing({ status: 599 })).toMatchObject({ code: 'unknown', status: 599 });
  });
});

describe('a list', () => {
  const paged = () =>
    world(({ path }) => {
      const cursor = /cursor=(\w+)/.exec(path)?.[1] ?? '0';
      const from = Number(cursor) * 2;
      return {
        status: 200,
        body: { items: [{ id: from }, { id: from + 1 }], nextCursor: from < 4 ? `${from / 2 + 1}` : null },
      };
    });

  it('is its first page when awaited, and all items when iterated, no page sooner than needed', async () => {
    const { time, asked, options } = paged();
    const list = createCore(options).list(listDeals, { query: { state: 'live' } });
    expect((await time.until(Promise.resolve(list))).items).toHaveLength(2);
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const { id } of list) {
        seen.push(id);
        if (seen.length === 3) break;
      }
    })();
    await time.until(reading);
    expect(seen).toEqual([0, 1, 2]);
    expect(asked.map(({ path }) => path)).toEqual([
      '/v1/deals?state=live',
      '/v1/deals?state=live',
      '/v1/deals?state=live&cursor=1',
    ]);
  });
});

it('operations of staff are in an entry point of their own', () => {
  expect(createDeal.access).toBe('staff');
});
