import { type AdminDeal, ApiError } from '@stampede/mobile-sdk/admin';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from './draft.ts';
import { type Field, fieldsOfStep, placeErrors, stepNames } from './fields.ts';
import { type Form, fieldOfPart } from './form.ts';
import { forgetDraft, type KeptDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { pictureFrom } from './pictures/picture.ts';
import { useUploads } from './pictures/use-uploads.ts';
import { readDraft } from './read-draft.ts';

/**
 * The state of the editor. The draft is kept in this tab until it is saved or discarded.
 * @param name the deal's id, or a name for a new one
 */
export function useForm(name: string, initial: Draft, base: AdminDeal | undefined) {
  const text = useTranslations('dealEditor.errors');
  const [start, setStart] = useState<KeptDraft | undefined>(() => keptDraft(name, initial));
  const [draft, setDraft] = useState(start?.draft ?? initial);
  const [begun, setBegun] = useState(start?.base ?? base);
  const [step, setStep] = useState(start?.step ?? 0);
  const [tried, setTried] = useState<ReadonlySet<number>>(new Set());
  const [refused, setRefused] = useState<Partial<Record<Field, string>>>({});
  const [isDirty, setDirty] = useState(start !== undefined);
  const uploads = useUploads((image) => {
    setDraft((before) => ({ ...before, pictures: [...before.pictures, pictureFrom(image)] }));
    setDirty(true);
  });
  const read = useMemo(() => {
    const found = readDraft(draft);
    return uploads.isBusy
      ? { ...found, faults: { ...found.faults, pictures: { key: 'uploading' as const } } }
      : found;
  }, [draft, uploads.isBusy]);
  useEffect(() => {
    if (isDirty) keepDraft(name, { draft, step, ...(begun && { base: begun }) });
  }, [name, draft, begun, step, isDirty]);

  const form: Form = {
    draft,
    read,
    base: begun,
    uploads,
    change(patch) {
      const touched = new Set(Object.keys(patch).map(fieldOfPart));
      setDraft((before) => ({ ...before, ...patch }));
      setRefused((before) =>
        Object.fromEntries(Object.entries(before).filter(([field]) => !touched.has(field))),
      );
      setDirty(true);
    },
    error(field) {
      const fault = read.faults[field];
      const place = stepNames.findIndex((each) => fieldsOfStep[each].some((known) => known === field));
      if (fault && tried.has(place)) return text(fault.key, fault.values as never);
      return refused[field] ?? '';
    },
  };
  return {
    form,
    step,
    setStep,
    isDirty,
    /** Whether what was typed earlier came back. */
    isBack: start !== undefined,
    /** Shows the faults of these steps. */
    tryAll: (upTo = stepNames.length - 1) =>
      setTried(new Set([...tried, ...stepNames.keys()].filter((place) => tried.has(place) || place <= upTo))),
    /** Puts the server's faults at their fields. @returns those that have none, and the step to go to */
    refuse(error: unknown) {
      const { fields, others } = placeErrors(error instanceof ApiError ? error.errors : []);
      setRefused(fields);
      const wrong = stepNames.findIndex((each) => fieldsOfStep[each].some((field) => fields[field]));
      if (wrong >= 0) setStep(wrong);
      return others;
    },
    /** Begins again with this form: after a conflict, or when the person discards what came back. */
    begin(next: Draft, deal: AdminDeal | undefined) {
      setDraft(next);
      setBegun(deal);
      setStart(undefined);
    },
    done() {
      setDirty(false);
      setStart(undefined);
      forgetDraft(name);
    },
  };
}
