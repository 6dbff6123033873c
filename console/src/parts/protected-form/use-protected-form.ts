import { useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useFrame } from '../../frame/context.ts';
import { type Draft, draftsHere } from './drafts.ts';
import { messageAt, type Obstacle, obstacleOf } from './obstacle.ts';

/** A form whose request may need a recent sign-in or a colleague's approval. `ProtectedObstacle` shows its obstacle. */
export interface ProtectedForm<Fields> {
  readonly fields: Fields;
  change(part: Partial<Fields>): void;
  submit(): void;
  readonly isSending: boolean;
  readonly obstacle: Obstacle | undefined;
  /** The fields are those of a draft: after a sign-in, or while a colleague is asked. */
  readonly isRestored: boolean;
  /** Returns the API's message about a field of the body. */
  errorAt(field: string): string | undefined;
  /** Keeps the draft, opens the sign-in page, and comes back to this address. */
  signIn(): void;
  /** Forgets the draft and begins again with a new key. */
  startOver(): void;
}

interface Options<Fields, Answer> {
  /** Names the act and its object, as in `refund:bkg_…`. The draft is kept under it. */
  readonly id: string;
  readonly initial: Fields;
  /** Pass the key to operations that take one. */
  readonly send: (fields: Fields, options: { readonly idempotencyKey: string }) => Promise<Answer>;
  readonly onDone: (answer: Answer, fields: Fields) => void;
}

/**
 * Sends a form, and keeps what was typed over a sign-in and over the wait for a colleague. The page must show the form
 * again by its own address (as in `?open=refund`), because the sign-in page comes back to that.
 */
export function useProtectedForm<Fields extends object, Answer>(
  options: Options<Fields, Answer>,
): ProtectedForm<Fields> {
  const { id, initial, send, onDone } = options;
  const { me, session } = useFrame();
  const { pathname, search } = useLocation();
  const [drafts] = useState(() => draftsHere(me.id));
  const [kept] = useState(() => drafts.read<Fields>(id, Date.now()));
  const [draft, setDraft] = useState(() => kept ?? newDraft(initial, pathname + search));
  const [isRestored, setRestored] = useState(kept !== undefined);
  const [obstacle, setObstacle] = useState<Obstacle | undefined>(() => waitOf(draft));
  const [isSending, setSending] = useState(false);
  const isBusy = useRef(false);

  const keep = (changes: Partial<Draft<Fields>>) => {
    const next = { ...draft, ...changes, keptAt: Date.now() };
    setDraft(next);
    drafts.keep(id, next);
  };
  const fail = (error: unknown) => {
    const met = obstacleOf(error);
    setObstacle(met);
    if (met.kind === 'approval') keep({ approvalId: met.approvalId });
    // A refusal is final. A lost answer is not, and only the same key finds out whether the act was done.
    if (met.kind === 'fields' || met.kind === 'refused') drafts.forget(id);
  };
  const run = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    setObstacle(undefined);
    // The SDK asks for a sign-in in the middle of the request, and the person may leave the page for it.
    keep({});
    try {
      const answer = await send(draft.fields, { idempotencyKey: draft.idempotencyKey });
      drafts.forget(id);
      onDone(answer, draft.fields);
    } catch (error) {
      fail(error);
    } finally {
      isBusy.current = false;
      setSending(false);
    }
  };
  return {
    ...{ fields: draft.fields, isSending, obstacle, isRestored },
    change(part) {
      // With other fields it is another act, which the approval does not fit.
      const { approvalId: _, ...rest } = draft;
      setDraft({ ...rest, fields: { ...draft.fields, ...part } });
      setObstacle(undefined);
    },
    submit: () => void run(),
    errorAt: (field) => messageAt(obstacle, field),
    signIn() {
      keep({});
      void session.signIn({ prompt: 'login' });
    },
    startOver() {
      drafts.forget(id);
      setDraft(newDraft(initial, pathname + search));
      setRestored(false);
      setObstacle(undefined);
    },
  };
}

const newDraft = <Fields>(fields: Fields, address: string): Draft<Fields> => ({
  ...{ fields, address },
  idempotencyKey: crypto.randomUUID(),
  keptAt: Date.now(),
});

const waitOf = ({ approvalId }: Draft<unknown>): Obstacle | undefined =>
  approvalId ? { kind: 'approval', approvalId } : undefined;
