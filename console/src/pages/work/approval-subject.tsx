import Box from '@cloudscape-design/components/box';
import type { Approval } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';

/** Says what a request asks for: its kind, its amount or its prices, and the refund, the booking or the file. */
export function ApprovalSubject({ approval }: { readonly approval: Approval }) {
  const text = useTranslations('work');
  const bookings = useTranslations('bookings');
  const formats = useFormats();
  const { kind, subject, amount, price, newPrice, bookingId, way, dealVersion, statuses } = approval;
  return (
    <>
      <Box variant="strong">{text(`approvalKinds.${kind}`)}</Box>
      {amount && (
        <div>
          {kind === 'call_off' ? text('atMost', { amount: formats.money(amount) }) : formats.money(amount)}
        </div>
      )}
      {price && newPrice && (
        <div>{text('priceChange', { before: formats.money(price), after: formats.money(newPrice) })}</div>
      )}
      {way && <div>{text(`refundWays.${way}`)}</div>}
      {dealVersion !== undefined && (
        <div>{text('dealVersion', { version: formats.number(dealVersion) })}</div>
      )}
      {statuses && <div>{statuses.map((status) => bookings(`statuses.${status}`)).join(', ')}</div>}
      {subject.kind === 'refund' && <div>{text('refundNumber', { id: shortId(subject.id) })}</div>}
      {subject.kind === 'export' && <div>{text('exportNumber', { id: shortId(subject.id) })}</div>}
      {bookingId && <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>}
    </>
  );
}

/** The deal, the slot or the customer that a request concerns. */
export function ApprovalConcern({ approval: { dealId, slot, customerId } }: { readonly approval: Approval }) {
  if (dealId || slot) return <SoldName dealId={dealId} slot={slot} />;
  return customerId ? <PageLink to={`/customers/${customerId}`}>{customerId}</PageLink> : '–';
}
