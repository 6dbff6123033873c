import type { BookingRecord } from '../../../../lib/bookings/booking.ts';
import type { RecordedStatus } from '../../../../lib/contract/booking.ts';
import type { Reconciliation } from '../../../../lib/contract/stock.ts';
import { type LedgerEntry, moneyIn } from '../../../../lib/ledger/ledger.ts';
import type { PaymentRecord } from '../../../../lib/payments/payment.ts';
import { fromStripeAmount } from '../../../../lib/stripe/stripe-amount.ts';
import type { Books } from '../../../../local/stripe/books.ts';
import type { Played } from './payer.ts';
import type { Depth } from './queues.ts';

/** Everything that is known when all is quiet; each from its own source. */
export interface Evidence {
  readonly units: number;
  readonly bookings: readonly BookingRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly ledger: readonly LedgerEntry[];
  readonly intents: Books['paymentIntents'];
  readonly reconciliation: Reconciliation;
  readonly plays: readonly Played[];
  /** What the API answers each buyer who got a unit. */
  readonly answers: ReadonlyMap<string, string>;
  readonly unanswered: number;
  readonly dead: readonly Depth[];
}

/** One thing that must hold, and what breaks it. */
export interface Check {
  readonly name: string;
  readonly broken: readonly string[];
}

const final: readonly RecordedStatus[] = ['confirmed', 'expired', 'cancelled', 'rejected'];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const list = <T>(items: readonly T[], fits: (item: T) => boolean, say: (item: T) => string) =>
  items.filter(fits).map(say);

/** Judges the records, and nothing that anybody counted. */
export function judge(evidence: Evidence): Check[] {
  return [
    ...aboutUnits(evidence),
    ...aboutBuyers(evidence),
    ...aboutMoney(evidence),
    ...aboutBooks(evidence),
  ];
}

function aboutUnits({ units, bookings, reconciliation: found, dead }: Evidence): Check[] {
  const confirmed = sum(bookings.filter(({ status }) => status === 'confirmed').map((each) => each.quantity));
  return [
    {
      name: 'stock and records balance',
      broken: found.balanced && found.claimed === 0 ? [] : [JSON.stringify(found)],
    },
    {
      name: 'every sold unit is a confirmed booking',
      broken:
        confirmed === found.sold && confirmed <= units
          ? []
          : [`${confirmed} confirmed, ${found.sold} sold, ${units} in all`],
    },
    {
      name: 'no dead letters',
      broken: list(
        dead,
        ({ waiting }) => waiting > 0,
        ({ name, waiting }) => `${waiting} in ${name}`,
      ),
    },
  ];
}

function aboutBuyers({ bookings, plays, answers, unanswered }: Evidence): Check[] {
  const status = new Map(bookings.map((booking) => [booking.id as string, booking.status]));
  return [
    {
      name: 'every booking is final',
      broken: list(
        bookings,
        (booking) => !final.includes(booking.status),
        (booking) => `${booking.id} is ${booking.status}`,
      ),
    },
    {
      name: 'every buyer has a final answer',
      broken: [
        ...(unanswered > 0 ? [`${unanswered} buyers heard nothing of their orders`] : []),
        ...list(
          plays,
          ({ bookingId }) => answers.get(bookingId) !== status.get(bookingId) || !answers.get(bookingId),
          ({ bookingId }) =>
            `${bookingId} reads ${answers.get(bookingId)}, is recorded as ${status.get(bookingId)}`,
        ),
      ],
    },
    {
      name: 'what buyers were told stayed so',
      broken: list(
        plays,
        ({ told, bookingId }) => told !== undefined && told !== status.get(bookingId),
        ({ told, bookingId }) => `${bookingId} was ${told}, is ${status.get(bookingId)}`,
      ),
    },
    { name: 'no buyer met an error', broken: plays.flatMap(({ trouble }) => trouble ?? []) },
  ];
}

const taken = ({ captured }: Books['paymentIntents'][number]) => captured > 0;
const kept = ({ captured, refunded, disputed }: Books['paymentIntents'][number]) =>
  captured - refunded - disputed;

function aboutMoney({ bookings, intents, ledger }: Evidence): Check[] {
  const byId = new Map(bookings.map((booking) => [booking.id as string, booking]));
  const ofBooking = Map.groupBy(intents, ({ metadata }) => metadata.bookingId ?? 'none');
  const isConfirmed = (bookingId: string | undefined) => byId.get(bookingId ?? '')?.status === 'confirmed';
  const paid = (bookingId: string) => (ofBooking.get(bookingId) ?? []).filter(taken);
  return [
    {
      name: 'no money without a booking or a refund',
      broken: list(
        intents,
        (intent) => kept(intent) !== 0 && !isConfirmed(intent.metadata.bookingId),
        (intent) =>
          `${intent.id} keeps ${kept(intent)}, its booking is ${byId.get(intent.metadata.bookingId ?? '')?.status}`,
      ),
    },
    {
      name: 'no confirmed booking unpaid',
      broken: list(
        bookings,
        ({ id, status, total }) => {
          const [intent] = paid(id);
          return (
            status === 'confirmed' &&
            (!intent || fromStripeAmount(kept(intent), intent.currency).amountMinor !== total.amountMinor)
          );
        },
        ({ id }) => `${id} has ${JSON.stringify(paid(id).map(kept))}`,
      ),
    },
    {
      name: 'at most one charge for a booking',
      broken: [...ofBooking].flatMap(([id]) => {
        const charges = paid(id).length;
        return charges > 1 ? [`${id} was charged ${charges} times`] : [];
      }),
    },
    {
      name: 'nobody was charged for units that were gone',
      broken: list(
        ledger,
        ({ kind }) => kind === 'deposit',
        ({ subject }) => `${subject} was charged, and got it back`,
      ),
    },
    {
      name: 'no PaymentIntent left open',
      broken: list(
        intents,
        ({ status, authorized }) => authorized !== 0 || (status !== 'succeeded' && status !== 'canceled'),
        ({ id, status }) => `${id} is ${status}`,
      ),
    },
  ];
}

function aboutBooks({ ledger, intents, payments }: Evidence): Check[] {
  const owed = (entry: LedgerEntry) => moneyIn(entry, 'stripe')?.amountMinor ?? 0;
  const entered = Map.groupBy(ledger, ({ subject }) => subject as string);
  const charged = Map.groupBy(intents, ({ metadata }) => metadata.bookingId ?? 'none');
  const differences = [...new Set([...entered.keys(), ...charged.keys()])].flatMap((bookingId) => {
    const ours = sum((entered.get(bookingId) ?? []).map(owed));
    const theirs = sum(
      (charged.get(bookingId) ?? []).map(
        (intent) => fromStripeAmount(kept(intent), intent.currency).amountMinor,
      ),
    );
    return ours === theirs ? [] : [`${bookingId}: ledger ${ours}, Stripe ${theirs}`];
  });
  const open = payments.filter(({ dueAt }) => dueAt !== undefined);
  return [
    {
      name: 'the ledger sums to zero',
      broken: list(
        ledger,
        ({ lines }) =>
          [...Map.groupBy(lines, ({ unit }) => unit).values()].some(
            (ofUnit) => sum(ofUnit.map(({ amount }) => amount)) !== 0,
          ),
        ({ subject, entry }) => `${subject} ${entry}`,
      ),
    },
    { name: 'ledger and Stripe agree by currency', broken: byCurrency(owedIn(ledger), intents) },
    { name: 'ledger and Stripe agree booking by booking', broken: differences },
    {
      name: 'no payment left open',
      broken: open.map(({ id, status }) => `${id} is ${status}`),
    },
  ];
}

const owedIn = (ledger: readonly LedgerEntry[]) => {
  const balance = new Map<string, number>();
  for (const entry of ledger) {
    const { amountMinor = 0, currency = '' } = moneyIn(entry, 'stripe') ?? {};
    if (currency) balance.set(currency, (balance.get(currency) ?? 0) + amountMinor);
  }
  return balance;
};

function byCurrency(ours: ReadonlyMap<string, number>, intents: Evidence['intents']): string[] {
  const theirs = new Map<string, number>();
  for (const intent of intents) {
    const { currency, amountMinor } = fromStripeAmount(kept(intent), intent.currency);
    theirs.set(currency, (theirs.get(currency) ?? 0) + amountMinor);
  }
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((currency) => {
    const [left, right] = [ours.get(currency) ?? 0, theirs.get(currency) ?? 0];
    return left === right ? [] : [`${currency}: ledger ${left}, Stripe ${right}`];
  });
}
