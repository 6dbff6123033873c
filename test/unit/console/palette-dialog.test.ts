// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createElement as h } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Frame, FrameContext } from '../../../console/src/frame/context.ts';
import Palette from '../../../console/src/palette/palette.tsx';
import type { StaffRole } from '../../../console/src/session/me.ts';
import messages from '../../../console/src/text/en/index.ts';

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(cleanup);

/** A console with the palette open, of a person with these roles. */
async function open(...roles: StaffRole[]) {
  const page = (items: object[]) => async () => ({ items, nextCursor: null });
  const client = {
    deals: { list: page([{ id: 'deal_0123456789abcdef', title: 'Brunch for two', state: 'live' }]) },
    sellers: { list: page([{ id: 'slr_0123456789abcdef', name: 'Brunch & Co' }]) },
  };
  const frame = { session: { client }, me: { id: 'ada', name: 'Ada', roles } } as unknown as Frame;
  let closed = 0;
  const palette = h(Palette, { onClose: () => closed++ });
  const router = createMemoryRouter([{ path: '*', element: palette }]);
  await act(async () => {
    render(
      h(
        IntlProvider,
        { locale: 'en', messages, timeZone: 'UTC' } as never,
        h(
          FrameContext,
          { value: frame },
          h(QueryClientProvider, { client: new QueryClient() }, h(RouterProvider, { router })),
        ),
      ),
    );
  });
  const input = await screen.findByRole('combobox');
  const active = () => {
    const id = input.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  };
  return {
    ...{ input, active, closed: () => closed, place: () => router.state.location.pathname },
    passed: () => router.state.location.state as unknown,
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    press: (key: string, more = {}) => fireEvent.keyDown(input, { key, ...more }),
    titles: () => screen.getAllByRole('option').map(({ textContent }) => textContent),
  };
}

it('The palette chooses by arrow keys, round and round, and opens by Enter', async () => {
  const { type, press, active, place, closed, titles, input } = await open('admin');
  type('brunch');
  expect(titles()).toEqual([
    'Brunch for twodeal_0123456789abcdef',
    'Brunch & Coslr_0123456789abcdef',
    'Find customers whose name begins sobrunch',
  ]);
  expect(active()).toMatch('Brunch for two');
  press('ArrowDown');
  expect(active()).toMatch('Brunch & Co');
  press('ArrowDown');
  expect(active()).toMatch('Find customers');
  press('ArrowDown');
  expect(active()).toMatch('Brunch for two');
  press('ArrowUp');
  press('ArrowUp');
  expect(active()).toMatch('Brunch & Co');
  expect(screen.getByRole('option', { selected: true }).textContent).toMatch('Brunch & Co');
  expect(document.getElementById(input.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe(
    'listbox',
  );
  press('Enter');
  expect([place(), closed()]).toEqual(['/sellers/slr_0123456789abcdef', 1]);
});

it('The palette opens anything by its id, also what was never loaded', async () => {
  const { type, press, place } = await open('seller');
  type('bkg_0123456789abcdefghjk');
  press('Enter');
  expect(place()).toBe('/bookings/bkg_0123456789abcdefghjk');
});

it('The palette has the pages of the person’s roles, and asks a seller’s people for no sellers', async () => {
  const admin = (await open('admin')).titles();
  cleanup();
  const { titles, type, active } = await open('seller');
  expect(admin.join()).toMatch(/Audit log.*Switches/);
  expect(titles().join()).not.toMatch(/Audit log|Switches/);
  type('brunch & co');
  expect(active()).toBe('');
  expect(screen.getByRole('status').textContent).toMatch('Nothing loaded here fits “brunch & co”');
});

it('The palette leaves Enter to the input of Japanese and Chinese words', async () => {
  const { type, press, place } = await open('admin');
  type('brunch');
  press('Enter', { isComposing: true });
  expect(place()).toBe('/');
});

it('The palette passes an address to the search for customers beside the address of the page', async () => {
  const { type, press, place, passed, titles } = await open('support');
  type('mara@example.com');
  expect(titles()).toEqual(['Find customers with this e-mail addressmara@example.com']);
  press('Enter');
  expect([place(), passed()]).toEqual(['/customers', { find: 'mara@example.com' }]);
});

it('The palette offers sellers no search for customers', async () => {
  const { type } = await open('seller');
  type('mara@example.com');
  expect(screen.queryAllByRole('option')).toEqual([]);
});
