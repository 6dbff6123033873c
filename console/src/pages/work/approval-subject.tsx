import Box from '@cloudscape-design/components/box';
import type { Approval } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';

/** Says what a request asks for: its kind, its amount or its prices, and its booking. */
export function ApprovalSubject({ approval }: { readonly approval: Approval }) {
  const text = useTranslations('work');
  const formats = useFormats();
  const { kind, amount, price, newPrice, bookingId } = approval;
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
      {bookingId && <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>}
    </>
  );
}
