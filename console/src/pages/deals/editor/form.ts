import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import type { Draft } from './draft.ts';
import type { Field } from './fields.ts';
import type { Uploads } from './pictures/use-uploads.ts';
import type { ReadDraft } from './read-draft.ts';

/** The editor's form, as each of its steps needs it. */
export interface Form {
  readonly draft: Draft;
  readonly read: ReadDraft;
  /** The deal that is edited; none while a new one is made. */
  readonly base: AdminDeal | undefined;
  /** The files on their way to become pictures. */
  readonly uploads: Uploads;
  change(patch: Partial<Draft>): void;
  /** The fault to show at a field, in the person's language. Empty when there is none, or not yet. */
  error(field: Field): string;
}

export interface StepProps {
  readonly form: Form;
}

const parts: Readonly<Record<string, Field>> = {
  startDate: 'startsAt',
  startTime: 'startsAt',
  endDate: 'endsAt',
  endTime: 'endsAt',
};

/** Returns the field whose fault a part of the form belongs to. */
export const fieldOfPart = (part: string): string => parts[part] ?? part;
