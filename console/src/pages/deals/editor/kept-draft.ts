import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { readStored } from '../../../parts/use-stored.ts';
import { draftPrefix } from '../../../session/drafts.ts';
import type { Draft } from './draft.ts';

/** A form that was left without saving: by the sign-in page, a reload or a crash. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The deal as it was when the person began; none for a new deal. */
  readonly base?: AdminDeal;
  readonly step: number;
}

const keyOf = (name: string) => draftPrefix + name;

/** Keeps a form in this tab, under the deal's id or `new`. */
export function keepDraft(name: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(kept));
  } catch {
    // A full storage: the form is on the page still.
  }
}

export const forgetDraft = (name: string): void => sessionStorage.removeItem(keyOf(name));

/** Returns the kept form. @returns undefined when there is none, or one of an earlier version of the console */
export const keptDraft = (name: string, like: Draft): KeptDraft | undefined =>
  readStored(sessionStorage.getItem(keyOf(name)), (kept) => {
    const { draft, step } = kept as KeptDraft;
    const fits = Object.entries(like).every(
      ([key, value]) => typeof draft[key as keyof Draft] === typeof value,
    );
    return fits && typeof step === 'number' ? (kept as KeptDraft) : undefined;
  });
