import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { ResolveDialog } from '../work/resolve-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';

interface Props {
  readonly booking: RecordedBooking;
  readonly payment: StaffPayment | undefined;
  /** @param message says what was done */
  readonly onDone: (message: string) => void;
}

/** The dialog that the address names, once everything is loaded that it speaks of. */
export function BookingDialogs({ booking, payment, onDone }: Props) {
  const [open, show] = useOpenDialog();
  const onClose = () => show(undefined);
  if (open === 'cancel' && (payment || !booking.payment))
    return <CancelDialog {...{ booking, payment, onDone, onClose }} />;
  if (open === 'extend' && booking.holdExpiresAt)
    return <ExtendDialog {...{ booking, onDone, onClose }} holdExpiresAt={booking.holdExpiresAt} />;
  if (open === 'refund' && payment) return <RefundDialog {...{ booking, payment, onDone, onClose }} />;
  const refund = payment?.refunds.find(({ id }) => open === `resolve:${id}`);
  if (refund) return <ResolveDialog bookingId={booking.id} {...{ refund, onDone, onClose }} />;
  return null;
}
