import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';
import type { StateStore } from '../state.ts';
import { type Collection, openCollection } from './collection.ts';

/** The double's own facts about a payment method, an intent or a refund. Stripe's API does not show them. */
export interface Note {
  id: string;
  /** The test card or bank account behind a payment method. */
  card?: string;
  /** Whether a payment method was used without a customer, or detached. It cannot be used again. */
  spent?: boolean;
  /** Whether an intent's buyer has passed 3D Secure and the server must confirm it again. */
  authenticated?: boolean;
  /** Epoch seconds at which a refund settles. */
  settlesAt?: number;
}

/** All records of one account. */
export interface Records {
  payment_intent: Collection<Stripe.PaymentIntent>;
  setup_intent: Collection<Stripe.SetupIntent>;
  customer: Collection<Stripe.Customer>;
  payment_method: Collection<Stripe.PaymentMethod>;
  charge: Collection<Stripe.Charge>;
  balance_transaction: Collection<Stripe.BalanceTransaction>;
  refund: Collection<Stripe.Refund>;
  dispute: Collection<Stripe.Dispute>;
  event: Collection<Stripe.Event>;
  ephemeral_key: Collection<Stripe.EphemeralKey>;
  note: Collection<Note>;
}

/** The context of one request. Times are epoch seconds, as in Stripe's objects. */
export interface Account {
  id: string;
  records: Records;
  now(): number;
  /** How long an authorization can be captured, in seconds. */
  captureWindow: number;
  /** Writes an event and sends its webhook. */
  emit(type: string, object: object, previous?: object): void;
}

/** Opens the records of an account. */
export function openRecords(state: StateStore | undefined, account: string): Records {
  const open = <T extends { id: string }>(kind: string) =>
    openCollection<T>(state, `stripe/${account}/${kind}/`);
  return {
    payment_intent: open('payment_intent'),
    setup_intent: open('setup_intent'),
    customer: open('customer'),
    payment_method: open('payment_method'),
    charge: open('charge'),
    balance_transaction: open('balance_transaction'),
    refund: open('refund'),
    dispute: open('dispute'),
    event: open('event'),
    ephemeral_key: open('ephemeral_key'),
    note: open('note'),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

let pool = Buffer.alloc(0);

/**
 * Makes letters and digits like those at the end of Stripe's ids. Random bytes are drawn by the thousand, since each
 * call is slow.
 */
export function randomText(length = 24): string {
  if (pool.length < length) pool = randomBytes(4_096);
  let text = '';
  for (const byte of pool.subarray(0, length)) text += LETTERS[byte % LETTERS.length];
  pool = pool.subarray(length);
  return text;
}

/** Returns the id in an expandable field. */
export function idOf(field: string | { id: string }): string;
export function idOf(field: string | { id: string } | null | undefined): string | undefined;
export function idOf(field: string | { id: string } | null | undefined): string | undefined {
  return typeof field === 'string' ? field : field?.id;
}

/** Adds to the double's own facts about a record. */
export function note(account: Account, id: string, more: Omit<Note, 'id'>): void {
  account.records.note.save({ ...account.records.note.get(id), ...more, id });
}
