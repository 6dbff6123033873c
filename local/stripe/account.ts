import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';
import type { StateStore } from '../state.ts';
import { type Collection, openCollection } from './collection.ts';

/** What the double knows of a payment method, an intent or a refund and Stripe does not show. */
export interface Note {
  id: string;
  /** The test card or bank account behind a payment method. */
  card?: string;
  /** A payment method that was used without a customer, or detached: it cannot be used again. */
  spent?: boolean;
  /** An intent whose buyer has passed 3D Secure, waiting to be confirmed again by the server. */
  authenticated?: boolean;
  /** Epoch seconds from which a refund settles. */
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

/** What one request works with. Times are epoch seconds, as in Stripe's objects. */
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

/** Letters and digits as Stripe's ids end with. Bytes come by the thousand, since asking for them is what takes time. */
export function randomText(length = 24): string {
  if (pool.length < length) pool = randomBytes(4_096);
  let text = '';
  for (const byte of pool.subarray(0, length)) text += LETTERS[byte % LETTERS.length];
  pool = pool.subarray(length);
  return text;
}

/** The id in a field that can be expanded. */
export function idOf(field: string | { id: string }): string;
export function idOf(field: string | { id: string } | null | undefined): string | undefined;
export function idOf(field: string | { id: string } | null | undefined): string | undefined {
  return typeof field === 'string' ? field : field?.id;
}

/** Adds to what is noted of a record. */
export function note(account: Account, id: string, more: Omit<Note, 'id'>): void {
  account.records.note.save({ ...account.records.note.get(id), ...more, id });
}
