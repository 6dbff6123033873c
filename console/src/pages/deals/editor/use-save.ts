import { type AdminDeal, ApiError } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { draftOf } from './draft.ts';
import { readDraft } from './read-draft.ts';
import { newDealOf, patchOf, type Terms, withTerms } from './terms.ts';
import type { useForm } from './use-form.ts';

interface Conflicting {
  readonly theirs: AdminDeal;
  readonly terms: { readonly base: Terms; readonly mine: Terms; readonly theirs: Terms };
}

interface Saving {
  readonly editor: ReturnType<typeof useForm>;
  /** Lets the page be left. */
  readonly onSaved: () => void;
}

/** Saves the editor's form. A deal that changed meanwhile is read again, and both versions are shown. */
export function useSave({ editor, onSaved }: Saving) {
  const client = useClient();
  const locale = useLocale();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [unplaced, setUnplaced] = useState<readonly string[]>([]);
  const [conflict, setConflict] = useState<Conflicting>();
  const creation = useRef({ body: '', key: '' });
  const { draft, read, base } = editor.form;

  /** A deal's terms as the form shows them: without seconds, so that only what the person changed is sent. */
  const asTyped = (deal: AdminDeal) => readDraft(draftOf(deal, draft.zone, locale)).terms;

  async function create(): Promise<AdminDeal> {
    const { sellerId, externalId } = draft;
    const body = newDealOf(read.terms, {
      quantityTotal: read.quantityTotal,
      ...(sellerId && { sellerId: sellerId as never }),
      ...(externalId.trim() && { externalId: externalId.trim() }),
    });
    // The same deal sent twice is one deal, also when the first answer was lost.
    const text = JSON.stringify(body);
    if (creation.current.body !== text) creation.current = { body: text, key: crypto.randomUUID() };
    return client.deals.create(body, { idempotencyKey: creation.current.key });
  }

  async function update(from: AdminDeal, terms: Terms): Promise<AdminDeal> {
    const patch = patchOf(asTyped(from), terms);
    if (Object.keys(patch).length === 0) return from;
    return client.deals.update(from.id, patch, { ifMatch: from.version });
  }

  async function attempt(send: () => Promise<AdminDeal>, mine: Terms, then?: 'publish') {
    setBusy(true);
    setError(undefined);
    setUnplaced([]);
    try {
      const saved = await send();
      onSaved();
      editor.done();
      setConflict(undefined);
      queries.setQueryData(['deal', saved.id], saved);
      void queries.invalidateQueries({ queryKey: ['deals'] });
      await navigate(`/deals/${saved.id}${then === 'publish' ? '?do=publish' : ''}`);
    } catch (caught) {
      await settle(caught, mine);
    } finally {
      setBusy(false);
    }
  }

  async function settle(caught: unknown, mine: Terms) {
    if (base && caught instanceof ApiError && caught.code === 'precondition_failed') {
      try {
        const theirs = await client.deals.get(base.id, { cache: 'none' });
        return setConflict({ theirs, terms: { base: asTyped(base), mine, theirs: asTyped(theirs) } });
      } catch (unread) {
        return setError(unread);
      }
    }
    setConflict(undefined);
    const others = editor.refuse(caught);
    setUnplaced(others);
    const isPlaced = caught instanceof ApiError && caught.errors.length > 0;
    if (!isPlaced) setError(caught);
    return scrollTo({ top: 0 });
  }

  return {
    isBusy,
    error,
    unplaced,
    conflict,
    save: (then?: 'publish') => attempt(() => (base ? update(base, read.terms) : create()), read.terms, then),
    /** Takes the chosen terms into the form, on top of the stored version, and saves them. */
    async resolve(terms: Terms) {
      if (!conflict) return;
      const { theirs } = conflict;
      editor.begin(draftOf(withTerms(theirs, terms, draft.pictures), draft.zone, locale), theirs);
      await attempt(() => update(theirs, terms), terms);
    },
    closeConflict: () => setConflict(undefined),
  };
}
