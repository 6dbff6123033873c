import type Stripe from 'stripe';
import {
  type Caller,
  clientView,
  customerBehind,
  demandSecret,
  forbidden,
  type StoredEphemeralKey,
} from './access.ts';
import { type Account, idOf, type Records, randomText } from './account.ts';
import { atOnce } from './at-once.ts';
import { confirmIntent } from './confirmation.ts';
import { createCustomer, customerOf, deleteCustomer, retrieveCustomer, updateCustomer } from './customers.ts';
import { endDispute, underReview } from './disputes.ts';
import { invalid, missing } from './failure.ts';
import type { Params } from './form.ts';
import { listPage } from './listing.ts';
import { flag, mergeMetadata, nested, required, text } from './params.ts';
import { cancelIntent, captureIntent, createIntent, intentOf, updateIntent } from './payment-intents.ts';
import {
  attach,
  createPaymentMethod,
  detach,
  paymentMethod,
  updatePaymentMethod,
} from './payment-methods.ts';
import { createRefund, updateRefund } from './refunds.ts';
import { cancelSetup, confirmSetup, createSetup, setupOf } from './setup-intents.ts';

/** One request, decoded. */
export interface Call {
  account: Account;
  caller: Caller;
  /** The path's id, or ''. */
  id: string;
  path: string;
  params: Params;
  /** The `Stripe-Version` header. */
  version: string | undefined;
}

/** An operation: its parameters besides `expand`, and its answer. Other parameters are refused. */
export interface Route {
  takes: string;
  /** The kinds of keys that may call it, besides a secret key. */
  open?: ('client' | 'customer')[];
  answer(call: Call): object;
}

const PAGE = 'limit starting_after ending_before created';
const CONFIRM = `payment_method payment_method_data off_session return_url use_stripe_sdk mandate_data
  setup_future_usage client_secret`;
const INTENT = `amount customer metadata description receipt_email setup_future_usage statement_descriptor
  statement_descriptor_suffix transfer_group payment_method payment_method_data`;

const list = (kind: keyof Records, filters = ''): Route => ({
  takes: `${PAGE} ${filters}`,
  answer: ({ account, params, path }) =>
    listPage(account.records[kind] as never, params, path, filters.split(' ').filter(Boolean)),
});

const retrieve = (kind: keyof Records): Route => ({
  takes: '',
  answer: ({ account, id }) => {
    const record = account.records[kind].get(id);
    if (!record) throw missing(kind, id, kind === 'balance_transaction' ? 'id' : kind);
    return record;
  },
});

/** @see https://docs.stripe.com/api */
export const routes: Record<string, Route> = {
  'POST /v1/payment_intents': {
    takes: `${INTENT} ${CONFIRM} currency capture_method confirmation_method automatic_payment_methods allowed_payment_method_types confirm`,
    answer: ({ account, params }) => {
      if (!flag(params, 'confirm')) return createIntent(account, params);
      const rest = without(params, 'payment_method', 'payment_method_data');
      return atOnce(account, 'payment_intent', (attempt) => {
        const { id } = createIntent(attempt, params);
        return confirmIntent(attempt, id, rest, false);
      });
    },
  },
  'GET /v1/payment_intents': list('payment_intent', 'customer'),
  'GET /v1/payment_intents/:id': {
    takes: 'client_secret',
    open: ['client'],
    answer: ({ account, id, caller, params }) => shown(intentOf(account, id), caller, params),
  },
  'POST /v1/payment_intents/:id': {
    takes: INTENT,
    answer: ({ account, id, params }) => updateIntent(account, id, params),
  },
  'POST /v1/payment_intents/:id/confirm': {
    takes: CONFIRM,
    open: ['client'],
    answer: ({ account, id, caller, params }) => {
      shown(intentOf(account, id), caller, params);
      const client = caller.kind === 'client';
      return shown(confirmIntent(account, id, params, client), caller, params);
    },
  },
  'POST /v1/payment_intents/:id/capture': {
    takes: 'amount_to_capture metadata statement_descriptor statement_descriptor_suffix',
    answer: ({ account, id, params }) => captureIntent(account, id, params),
  },
  'POST /v1/payment_intents/:id/cancel': {
    takes: 'cancellation_reason',
    answer: ({ account, id, params }) => cancelIntent(account, id, params),
  },
  'POST /v1/setup_intents': {
    takes: `${CONFIRM} automatic_payment_methods allowed_payment_method_types confirm customer description metadata usage`,
    answer: ({ account, params }) => {
      if (!flag(params, 'confirm')) return createSetup(account, params);
      const rest = without(params, 'payment_method', 'payment_method_data');
      return atOnce(account, 'setup_intent', (attempt) => {
        const { id } = createSetup(attempt, params);
        return confirmSetup(attempt, id, rest);
      });
    },
  },
  'GET /v1/setup_intents': list('setup_intent', 'customer payment_method'),
  'GET /v1/setup_intents/:id': {
    takes: 'client_secret',
    open: ['client'],
    answer: ({ account, id, caller, params }) => shown(setupOf(account, id), caller, params),
  },
  'POST /v1/setup_intents/:id/confirm': {
    takes: CONFIRM,
    open: ['client'],
    answer: ({ account, id, caller, params }) => {
      shown(setupOf(account, id), caller, params);
      return shown(confirmSetup(account, id, params), caller, params);
    },
  },
  'POST /v1/setup_intents/:id/cancel': {
    takes: 'cancellation_reason',
    answer: ({ account, id, params }) => cancelSetup(account, id, params),
  },
  'POST /v1/customers': {
    takes: 'email name description phone metadata',
    answer: ({ account, params }) => createCustomer(account, params),
  },
  'GET /v1/customers': list('customer', 'email'),
  'GET /v1/customers/:id': {
    takes: '',
    open: ['customer'],
    answer: ({ account, id, caller }) => {
      demandCustomer(account, caller, id);
      return retrieveCustomer(account, id);
    },
  },
  'POST /v1/customers/:id': {
    takes: 'email name description phone metadata invoice_settings',
    answer: ({ account, id, params }) => updateCustomer(account, id, params),
  },
  'DELETE /v1/customers/:id': { takes: '', answer: ({ account, id }) => deleteCustomer(account, id) },
  'GET /v1/customers/:id/payment_methods': {
    takes: `${PAGE} type`,
    answer: ({ account, id, path, params }) => methodsOf(account, id, path, params),
  },
  'POST /v1/ephemeral_keys': {
    takes: 'customer',
    answer: ({ account, params, version }) => createEphemeralKey(account, params, version),
  },
  'POST /v1/payment_methods': {
    takes: 'type card billing_details metadata',
    open: ['client'],
    answer: ({ account, params }) => createPaymentMethod(account, params),
  },
  'GET /v1/payment_methods': {
    takes: `${PAGE} type customer`,
    open: ['customer'],
    answer: ({ account, caller, path, params }) => {
      const customer = text(params, 'customer');
      demandCustomer(account, caller, customer);
      if (customer !== undefined) return methodsOf(account, customer, path, params);
      return listPage(account.records.payment_method, params, path, ['type']);
    },
  },
  'GET /v1/payment_methods/:id': {
    takes: '',
    answer: ({ account, id }) => paymentMethod(account, id, 'payment_method', 404),
  },
  'POST /v1/payment_methods/:id': {
    takes: 'billing_details metadata',
    answer: ({ account, id, params }) => updatePaymentMethod(account, id, params),
  },
  'POST /v1/payment_methods/:id/attach': {
    takes: 'customer',
    answer: ({ account, id, params }) => attach(account, id, required(params, 'customer')),
  },
  'POST /v1/payment_methods/:id/detach': {
    takes: '',
    open: ['customer'],
    answer: ({ account, id, caller }) => {
      const owner = idOf(account.records.payment_method.get(id)?.customer);
      demandCustomer(account, caller, owner);
      return detach(account, id);
    },
  },
  'POST /v1/refunds': {
    takes: 'charge payment_intent amount reason metadata',
    answer: ({ account, params }) => createRefund(account, params),
  },
  'GET /v1/refunds': list('refund', 'charge payment_intent'),
  'GET /v1/refunds/:id': retrieve('refund'),
  'POST /v1/refunds/:id': {
    takes: 'metadata',
    answer: ({ account, id, params }) => updateRefund(account, id, params),
  },
  'GET /v1/charges': list('charge', 'customer payment_intent'),
  'GET /v1/charges/:id': retrieve('charge'),
  'GET /v1/balance_transactions': list('balance_transaction', 'currency source type'),
  'GET /v1/balance_transactions/:id': retrieve('balance_transaction'),
  'GET /v1/disputes': list('dispute', 'charge payment_intent'),
  'GET /v1/disputes/:id': retrieve('dispute'),
  'POST /v1/disputes/:id': {
    takes: 'evidence metadata submit',
    answer: ({ account, id, params }) => submitEvidence(account, id, params),
  },
  'POST /v1/disputes/:id/close': { takes: '', answer: ({ account, id }) => endDispute(account, id, 'lost') },
  'GET /v1/events': list('event', 'type types'),
  'GET /v1/events/:id': retrieve('event'),
};

function without(params: Params, ...names: string[]): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

/** Returns the part of the intent that its caller may see. */
function shown(intent: Stripe.PaymentIntent | Stripe.SetupIntent, caller: Caller, params: Params): object {
  if (caller.kind === 'client') demandSecret(intent, params.client_secret);
  return caller.kind === 'client' ? clientView(intent) : intent;
}

function demandCustomer(account: Account, caller: Caller, id: string | undefined): void {
  if (caller.kind === 'customer' && customerBehind(account, caller.secret) !== id) throw forbidden();
}

function methodsOf(account: Account, customer: string, path: string, params: Params): object {
  customerOf(account, customer);
  return listPage(account.records.payment_method, { ...params, customer }, path, ['type', 'customer']);
}

/** An ephemeral key has the version of the app's SDK, which the request must name. */
function createEphemeralKey(
  account: Account,
  params: Params,
  version: string | undefined,
): Stripe.EphemeralKey {
  if (!version)
    throw invalid('stripe-version must be supplied in the Stripe-Version header for ephemeral keys.');
  const customer = customerOf(account, required(params, 'customer'));
  const key = {
    id: `ephkey_1${randomText(23)}`,
    object: 'ephemeral_key',
    associated_objects: [{ id: customer.id, type: 'customer' }],
    created: account.now(),
    expires: account.now() + 3600,
    livemode: false,
    secret: `ek_test_${randomText(48)}`,
  } satisfies StoredEphemeralKey;
  return account.records.ephemeral_key.save(key);
}

/** In test mode the evidence's text decides a dispute: `winning_evidence` or `losing_evidence`. */
function submitEvidence(account: Account, id: string, params: Params): Stripe.Dispute {
  const dispute = account.records.dispute.get(id);
  if (!dispute) throw missing('dispute', id, 'dispute');
  const metadata = mergeMetadata(params, dispute.metadata);
  const words = text(nested(params, 'evidence') ?? {}, 'uncategorized_text');
  const status = words === undefined || params.submit === 'false' ? dispute.status : underReview(dispute);
  const saved = account.records.dispute.save({ ...dispute, metadata, status });
  account.emit('charge.dispute.updated', saved);
  if (words === 'winning_evidence') return endDispute(account, id, 'won');
  if (words === 'losing_evidence') return endDispute(account, id, 'lost');
  return saved;
}
