// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FrameContext } from '../../../../console/src/frame/context.ts';
import { draftsHere } from '../../../../console/src/parts/protected-form/drafts.ts';
import { useProtectedForm } from '../../../../console/src/parts/protected-form/use-protected-form.ts';
import { NetworkError, toApiError } from '../../../../mobile-sdk/src/core/errors.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(cleanup);

const refused = (code: string, status: number, more: object = {}) =>
  toApiError({ code, detail: 'Because.', ...more } as never, status);

/** A form in the console's frame. Each answer of the API is one of these, in turn: an error is thrown. */
function formOf(...answers: readonly unknown[]) {
  const keys: string[] = [];
  const onDone = vi.fn();
  const signIn = vi.fn();
  const queue = [...answers];
  const send = async (_: unknown, { idempotencyKey }: { readonly idempotencyKey: string }) => {
    keys.push(idempotencyKey);
    const answer = queue.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const frame = { me: { id: 'ada', name: 'Ada', roles: ['admin'] }, session: { signIn }, config: {} };
  const wrapper = ({ children }: { readonly children: ReactNode }) =>
    createElement(
      MemoryRouter,
      { initialEntries: ['/bookings/bkg_1?open=refund'] },
      createElement(FrameContext, { value: frame as never }, children),
    );
  const open = () =>
    renderHook(() => useProtectedForm({ id: 'refund:bkg_1', initial: { reason: '' }, send, onDone }), {
      wrapper,
    });
  return { open, keys, onDone, signIn };
}

it('keeps what was typed over a sign-in on the same page, and sends it with the same key', async () => {
  const { open, keys, onDone, signIn } = formOf(refused('recent_sign_in_required', 401), 'refunded');
  const before = open();
  act(() => before.result.current.change({ reason: 'The oven broke.' }));
  await act(async () => before.result.current.submit());
  expect(before.result.current.obstacle).toEqual({ kind: 'sign_in', why: 'old' });
  act(() => before.result.current.signIn());
  expect(signIn).toHaveBeenCalledWith({ prompt: 'login' });
  before.unmount();
  const after = open();
  expect(after.result.current).toMatchObject({ isRestored: true, fields: { reason: 'The oven broke.' } });
  await act(async () => after.result.current.submit());
  expect(onDone).toHaveBeenCalledWith('refunded', { reason: 'The oven broke.' });
  expect(new Set(keys).size).toBe(1);
  after.unmount();
  expect(open().result.current).toMatchObject({ isRestored: false, fields: { reason: '' } });
});

it('waits for a colleague over the end of the tab, and then sends the same request again', async () => {
  const { open, keys } = formOf(refused('approval_required', 403, { approvalId: 'apr_1' }), 'refunded');
  const before = open();
  act(() => before.result.current.change({ reason: 'The oven broke.' }));
  await act(async () => before.result.current.submit());
  before.unmount();
  sessionStorage.clear();
  expect(draftsHere('ada').waitingFor('apr_1', Date.now())?.address).toBe('/bookings/bkg_1?open=refund');
  const after = open();
  expect(after.result.current.obstacle).toEqual({ kind: 'approval', approvalId: 'apr_1' });
  await act(async () => after.result.current.submit());
  expect(new Set(keys).size).toBe(1);
  expect(draftsHere('ada').waitingFor('apr_1', Date.now())).toBeUndefined();
});

it('forgets the approval when another act is typed', async () => {
  const { open } = formOf(refused('approval_required', 403, { approvalId: 'apr_1' }));
  const { result } = open();
  await act(async () => result.current.submit());
  act(() => result.current.change({ reason: 'Another one.' }));
  expect(result.current.obstacle).toBeUndefined();
});

it('sends a lost request again with its key, also after the form was closed', async () => {
  const { open, keys } = formOf(new NetworkError('gone'), 'refunded');
  const before = open();
  await act(async () => before.result.current.submit());
  expect(before.result.current.obstacle).toEqual({ kind: 'unknown' });
  before.unmount();
  const { result } = open();
  await act(async () => result.current.submit());
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('begins with another key after a refusal that is final', async () => {
  const { open, keys } = formOf(refused('invalid_state', 409), 'refunded');
  const before = open();
  await act(async () => before.result.current.submit());
  expect(before.result.current.obstacle).toMatchObject({
    kind: 'refused',
    code: 'invalid_state',
    message: 'Because.',
  });
  before.unmount();
  const { result } = open();
  await act(async () => result.current.submit());
  expect(new Set(keys).size).toBe(2);
});
