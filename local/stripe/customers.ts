import type Stripe from 'stripe';
import { type Account, idOf, note, randomText } from './account.ts';
import { invalid, missing } from './failure.ts';
import type { Params } from './form.ts';
import { mergeMetadata, nested, text } from './params.ts';

/** The customer that a parameter names. */
export function customerOf(account: Account, id: string): Stripe.Customer {
  const customer = account.records.customer.get(id);
  if (!customer || isDeleted(customer)) throw missing('customer', id, 'customer', 400);
  return customer;
}

/** `POST /v1/customers`. */
export function createCustomer(account: Account, params: Params): Stripe.Customer {
  const customer = {
    id: `cus_${randomText(14)}`,
    object: 'customer',
    address: null,
    balance: 0,
    created: account.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: text(params, 'description') || null,
    discount: null,
    email: text(params, 'email') || null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergeMetadata(params),
    name: text(params, 'name') || null,
    next_invoice_sequence: 1,
    phone: text(params, 'phone') || null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  } satisfies Stripe.Customer;
  account.emit('customer.created', customer);
  return account.records.customer.save(customer);
}

/** `GET /v1/customers/:id`: of a deleted customer only the id is left. */
export function retrieveCustomer(account: Account, id: string): Stripe.Customer | Stripe.DeletedCustomer {
  const customer = account.records.customer.get(id);
  if (!customer) throw missing('customer', id, 'id');
  return customer;
}

/** `POST /v1/customers/:id`. */
export function updateCustomer(account: Account, id: string, params: Params): Stripe.Customer {
  const customer = account.records.customer.get(id);
  if (!customer || isDeleted(customer)) throw missing('customer', id, 'id');
  const settings = invoiceSettings(account, customer, params);
  const fields = (['description', 'email', 'name', 'phone'] as const).filter((name) => name in params);
  const changed = account.records.customer.save({
    ...customer,
    ...Object.fromEntries(fields.map((name) => [name, text(params, name) || null])),
    metadata: mergeMetadata(params, customer.metadata),
    invoice_settings: settings,
  });
  const previous = Object.fromEntries(fields.map((name) => [name, customer[name]]));
  account.emit('customer.updated', changed, previous);
  return changed;
}

/** The default for invoices, which our product uses, must be a method of the same customer. '' removes it. */
function invoiceSettings(
  account: Account,
  { id, invoice_settings }: Stripe.Customer,
  params: Params,
): Stripe.Customer.InvoiceSettings {
  const given = nested(params, 'invoice_settings') ?? {};
  if (!('default_payment_method' in given)) return invoice_settings;
  const method = text(given, 'default_payment_method') || null;
  if (method !== null && idOf(account.records.payment_method.get(method)?.customer) !== id)
    throw invalid(
      `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
    );
  return { ...invoice_settings, default_payment_method: method };
}

/** Removes a detached method as default. */
export function forgetDefault(account: Account, id: string, methodId: string): void {
  const customer = account.records.customer.get(id);
  if (customer?.invoice_settings?.default_payment_method !== methodId) return;
  const invoice_settings = { ...customer.invoice_settings, default_payment_method: null };
  const changed = account.records.customer.save({ ...customer, invoice_settings });
  account.emit('customer.updated', changed, { invoice_settings: customer.invoice_settings });
}

/** `DELETE /v1/customers/:id`: deletes the customer with its payment methods. */
export function deleteCustomer(account: Account, id: string): Stripe.DeletedCustomer {
  const customer = account.records.customer.get(id);
  if (!customer || isDeleted(customer)) throw missing('customer', id, 'id');
  const gone = { id, object: 'customer', deleted: true } satisfies Stripe.DeletedCustomer;
  account.records.customer.save(gone as unknown as Stripe.Customer);
  for (const method of account.records.payment_method.all())
    if (method.customer === id) {
      note(account, method.id, { spent: true });
      account.records.payment_method.save({ ...method, customer: null });
    }
  account.emit('customer.deleted', customer);
  return gone;
}

const isDeleted = (customer: { deleted?: unknown }): boolean => customer.deleted === true;
