import type { FieldError } from '@stampede/mobile-sdk/admin';
import type { Messages } from '../../../text/messages.ts';

/** The steps of the editor, with the fields whose faults belong to each. */
export const fieldsOfStep = {
  offer: ['sellerId', 'externalId', 'title', 'description', 'category', 'tags', 'pictures', 'images'],
  price: ['currency', 'price', 'originalPrice'],
  window: ['zone', 'startsAt', 'endsAt'],
  stock: ['quantityTotal', 'perCustomerLimit', 'maxUnitsPerOrder', 'maxUnpaidUnits', 'recentSignInAbove'],
  cancellation: ['refunds'],
  place: ['city', 'country', 'latitude', 'longitude', 'address'],
  preview: [],
} as const;

export type StepName = keyof typeof fieldsOfStep;
export const stepNames = Object.keys(fieldsOfStep) as readonly StepName[];
export type Field = (typeof fieldsOfStep)[StepName][number];

/** A fault that the editor found: a key of `dealEditor.errors` with its values. */
export interface Fault {
  readonly key: keyof Messages['dealEditor']['errors'];
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Faults = Partial<Record<Field, Fault>>;

/** Returns the first step that has a fault, up to and with `last`. */
export const firstWrongStep = (
  wrong: Partial<Record<Field, unknown>>,
  last = stepNames.length - 1,
): number | undefined => {
  const found = stepNames.findIndex((name) => fieldsOfStep[name].some((field) => wrong[field] !== undefined));
  return found >= 0 && found <= last ? found : undefined;
};

const places: readonly (readonly [RegExp, Field])[] = [
  [/^body\.price\.currency|^body\.currency/, 'currency'],
  [/^body\.cancellationPolicy/, 'refunds'],
  [/^body\.location\.(?<name>\w+)/, 'city'],
];

/** Puts the server's faults at their fields. Faults that belong to no field are returned apart. */
export function placeErrors(errors: readonly FieldError[]): {
  readonly fields: Partial<Record<Field, string>>;
  readonly others: readonly string[];
} {
  const fields: Partial<Record<Field, string>> = {};
  const others: string[] = [];
  for (const { path, message } of errors) {
    const field = fieldOf(path);
    if (field) fields[field] ??= message;
    else others.push(`${path}: ${message}`);
  }
  return { fields, others };
}

const known = new Set<string>(Object.values(fieldsOfStep).flat());
const isField = (name: string | undefined): name is Field => name !== undefined && known.has(name);

function fieldOf(path: string): Field | undefined {
  for (const [pattern, field] of places) {
    const match = pattern.exec(path);
    const name = match?.groups?.name;
    if (match) return isField(name) ? name : field;
  }
  const [, name] = path.split('.');
  return isField(name) ? name : undefined;
}
