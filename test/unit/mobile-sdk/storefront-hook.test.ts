// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { createElement } from 'react';
import { afterEach, expect, it } from 'vitest';
import { createClient } from '../../../mobile-sdk/src/index.ts';
import { StampedeProvider, useStorefront } from '../../../mobile-sdk/src/react.ts';
import { VirtualTime, world } from './world.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
afterEach(cleanup);

/** A page in a browser whose server has one banner until an instant, and another one from then on. */
function page({ items = new Map<string, string>(), isThere = true } = {}) {
  const time = new VirtualTime();
  const turn = time.now + 5_000;
  const at = (ms: number) => new Date(ms).toISOString();
  const banner = (id: string, changed = {}) => ({
    ...{ id, kind: 'banner', theme: 'plain', deals: [] },
    audience: { people: 'everybody' },
    texts: [{ language: 'en', title: id }],
    ...changed,
  });
  const { options, asked } = world(
    ({ path }) => {
      if (!isThere) return 'silent';
      if (path === '/v1/time') return { status: 200, body: { now: at(time.now) } };
      const isLater = time.now >= turn;
      const guests = banner('guests', { audience: { people: 'signed_in' } });
      return {
        status: 200,
        body: isLater
          ? { version: 1, blocks: [banner('after')] }
          : { version: 1, nextChangeAt: at(turn), blocks: [banner('before', { until: at(turn) }), guests] },
      };
    },
    {},
    { time, items },
  );
  const client = createClient(options);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const Page = () => {
    const { blocks } = useStorefront({ language: 'en', hasBooked: false });
    return blocks.map(({ title }) => title).join();
  };
  const { container } = render(
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(StampedeProvider, { client }, createElement(Page)),
    ),
  );
  const dom = container as unknown as { readonly textContent: string };
  const pass = async (ms: number) => {
    for (let step = 0; step < 5; step++)
      await act(async () => {
        await time.pass(ms / 5);
        await new Promise((resolve) => setTimeout(resolve, 2));
      });
  };
  return { dom, pass, asked, items };
}

it('useStorefront shows the blocks for the visitor, and changes on the second', async () => {
  const { dom, pass } = page();
  await pass(1_000);
  expect(dom.textContent).toBe('before');
  await pass(3_500);
  expect(dom.textContent).toBe('before');
  await pass(1_500);
  expect(dom.textContent).toBe('after');
});

it('useStorefront shows the kept home page without a network', async () => {
  const first = page();
  await first.pass(1_000);
  cleanup();
  const again = page({ items: first.items, isThere: false });
  await again.pass(1_000);
  expect(again.dom.textContent).toBe('before');
});
