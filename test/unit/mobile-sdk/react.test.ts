// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { type ClientOptions, createClient } from '../../../mobile-sdk/src/index.ts';
import {
  StampedeProvider,
  useBookings,
  useCountdown,
  useDeals,
  useLiveDeal,
  usePlaceBooking,
} from '../../../mobile-sdk/src/react.ts';
import { LiveServer } from './live-server.ts';
import { booking, guestAnswer, tokenOf, VirtualTime, world } from './world.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
afterEach(cleanup);

const dealId = 'deal_1';

/** A page in a browser, on a client whose server, sockets and time are in our hands. */
function page(
  Page: () => ReactNode,
  given: Partial<ClientOptions> = {},
  { time = new VirtualTime(), items = new Map<string, string>(), network = { isThere: true } } = {},
) {
  const server = new LiveServer(time);
  const at = (ms: number) => new Date(time.now + ms).toISOString();
  const deal = { id: dealId, title: 'Brunch for two', startsAt: at(3_000), endsAt: at(8_000) };
  const state = (available: number) => ({
    ...{ dealId, state: 'live', soldOut: available === 0, available },
    ...{ startsAt: deal.startsAt, endsAt: deal.endsAt, now: at(0) },
  });
  const { options, asked } = world(
    ({ method, path, headers }) => {
      if (!network.isThere) return 'silent';
      if (path === '/v1/bookings' && method === 'GET') {
        const id = headers.authorization === `Bearer ${tokenOf('ada')}` ? 'bkg_of_ada' : 'bkg_of_bob';
        return { status: 200, body: { items: [booking('held', { id })], nextCursor: null } };
      }
      if (path === '/v1/guests') return guestAnswer(time);
      if (path === '/v1/time') return { status: 200, body: { now: at(0) } };
      if (method === 'POST') return { status: 201, body: booking('held') };
      if (path.includes('availability')) return { status: 200, body: state(2) };
      if (path.includes(dealId)) return { status: 200, body: deal };
      const isSecond = path.includes('cursor');
      return {
        status: 200,
        body: {
          items: [{ ...deal, id: isSecond ? 'deal_2' : dealId }],
          nextCursor: isSecond ? null : 'next',
        },
      };
    },
    {},
    { time, items },
  );
  const client = createClient({ ...options, ...given, live: { url: 'wss://live.test', open: server.open } });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(StampedeProvider, { client }, createElement(Page)),
    ),
  );
  // The project's types know no DOM.
  const dom = container as unknown as {
    readonly textContent: string;
    querySelector(name: string): { click(): void } | null;
  };
  /** Lets time pass, and React draw. TanStack Query tells its listeners in a timer of the platform's own. */
  const pass = async (ms: number) => {
    for (let step = 0; step < 5; step++)
      await act(async () => {
        await time.pass(ms / 5);
        await new Promise((resolve) => setTimeout(resolve, 2));
      });
  };
  return {
    ...{ pass, asked, client },
    sell: (left: number) => server.publish(`deal:${dealId}`, state(left)),
    text: () => dom.textContent,
    click: () => act(async () => dom.querySelector('button')?.click()),
  };
}

it('a deal’s page shows what is left as it changes, and counts down to the start, then to the end', async () => {
  const { pass, sell, text } = page(() => {
    const { deal, availability, countdown, canBook } = useLiveDeal(dealId);
    const { phase, secondsLeft } = countdown ?? {};
    return `${deal?.title}: ${availability?.available} left, ${phase} ${secondsLeft}, ${canBook ? 'book' : 'wait'}`;
  });
  await pass(1_000);
  expect(text()).toMatch(/^Brunch for two: 2 left, before [23], wait$/);
  sell(1);
  await pass(3_000);
  expect(text()).toMatch(/^Brunch for two: 1 left, open [345], book$/);
  sell(0);
  await pass(500);
  expect(text()).toMatch(/: 0 left, open [345], wait$/);
  await pass(6_000);
  expect(text()).toMatch(/over 0, wait$/);
});

it('the units left are those of the last message, though the read after an order is answered by a cache', async () => {
  const { pass, sell, text, click } = page(() => {
    const { mutate, data } = usePlaceBooking();
    const { availability } = useLiveDeal(dealId);
    const onClick = () => mutate({ dealId, quantity: 1 });
    return createElement('button', { type: 'button', onClick }, `${availability?.available} ${data?.status}`);
  });
  await pass(5_000);
  sell(1);
  await pass(100);
  await click();
  await pass(1_000);
  expect(text()).toBe('1 held');
});

it('an order is placed once, and its decision is the mutation’s data', async () => {
  const { pass, asked, text, click } = page(() => {
    const { mutate, data, isPending } = usePlaceBooking();
    const onClick = () => mutate({ dealId, quantity: 1 });
    return createElement(
      'button',
      { type: 'button', onClick },
      isPending ? 'waiting' : (data?.status ?? 'buy'),
    );
  });
  expect(text()).toBe('buy');
  await click();
  await pass(500);
  expect(text()).toBe('held');
  expect(asked.filter(({ path }) => path === '/v1/bookings')).toHaveLength(1);
});

it('a list gives page after page', async () => {
  const { pass, text, click } = page(() => {
    const { data, fetchNextPage, hasNextPage } = useDeals({ state: 'live' });
    const ids = data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
    return createElement(
      'button',
      { type: 'button', onClick: () => fetchNextPage() },
      `${ids.join(' ')}${hasNextPage ? ' …' : ''}`,
    );
  });
  await pass(500);
  expect(text()).toBe('deal_1 …');
  await click();
  await pass(500);
  expect(text()).toBe('deal_1 deal_2');
});

it('an app that starts without a network shows at once what is kept, counts down, and takes what is new later', async () => {
  const Page = () => {
    const deals = useDeals().data?.pages.flatMap(({ items }) => items);
    const { data: bookings } = useBookings();
    const countdown = useCountdown(deals?.[0]);
    const { deal } = useLiveDeal(dealId);
    return `${deals?.[0]?.id}, ${deal?.title}, ${bookings?.pages[0]?.items.length} booked, ${countdown?.phase}`;
  };
  const world = { time: new VirtualTime(), items: new Map<string, string>(), network: { isThere: true } };
  const auth = { getToken: () => tokenOf('ada') };
  const first = page(Page, { auth }, world);
  await first.pass(1_000);
  expect(first.text()).toBe('deal_1, Brunch for two, 1 booked, before');
  cleanup();
  world.network.isThere = false;
  const { pass, text } = page(Page, { auth }, world);
  await pass(10);
  expect(text()).toBe('deal_1, Brunch for two, 1 booked, undefined');
  await pass(1_500);
  expect(text()).toMatch(/^deal_1, Brunch for two, 1 booked, (before|open)$/);
});

it('what one person read is not shown to the next', async () => {
  let person = 'ada';
  const { pass, text, client } = page(
    () => {
      const { data } = useBookings();
      return `${data?.pages.flatMap(({ items }) => items.map(({ id }) => id))}`;
    },
    { auth: { getToken: () => tokenOf(person) } },
  );
  await pass(500);
  expect(text()).toBe('bkg_of_ada');
  person = 'bob';
  await client.auth.who();
  await pass(0);
  expect(text()).toBe('undefined');
  await pass(500);
  expect(text()).toBe('bkg_of_bob');
});

it('a hook without a provider says what is missing', () => {
  const Lost = () => `${useCountdown(undefined)}`;
  expect(() => render(createElement(Lost))).toThrow('no <StampedeProvider>');
});
