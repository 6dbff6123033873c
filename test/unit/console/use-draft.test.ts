// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { createElement as h, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Frame, FrameContext } from '../../../console/src/frame/context.ts';
import { useDraft } from '../../../console/src/parts/use-draft.ts';

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  sessionStorage.clear();
});
afterEach(cleanup);

/** The form of a page, opened by this person. */
const form = (person = 'ada', path = '/deals/new') => {
  const frame = { me: { id: person, name: person, roles: [] } } as unknown as Frame;
  const wrapper = ({ children }: { children: ReactNode }) =>
    h(FrameContext, { value: frame }, h(MemoryRouter, { initialEntries: [path] }, children));
  return renderHook(() => useDraft('deal', { title: '' }), { wrapper }).result;
};

it('A form is back as it was typed, on its page and for its author alone', () => {
  const first = form();
  expect(first.current.restoredFrom).toBeUndefined();
  act(() => first.current.set({ title: 'Brunch' }));
  cleanup();
  expect(form().current).toMatchObject({ value: { title: 'Brunch' }, restoredFrom: expect.any(Date) });
  expect(form('bob').current.value).toEqual({ title: '' });
  expect(form('ada', '/deals/other').current.value).toEqual({ title: '' });
});

it('A discarded draft stays away', () => {
  const first = form();
  act(() => first.current.set({ title: 'Brunch' }));
  act(() => first.current.discard());
  expect(first.current.value).toEqual({ title: '' });
  cleanup();
  expect(form().current.restoredFrom).toBeUndefined();
});
