/**
 * Returns the first eight characters of a booking's id, for people: `bkg_7k3m9qzp…` is `7K3M-9QZP`. They are 40 bits of
 * a hash, so two bookings of one deal practically never share them. Staff see them at the beginning of the id in the
 * list of a deal's buyers. They prove nothing, and no operation accepts them. To find a booking, give the e-mail
 * address or the whole id.
 */
export function bookingCode(bookingId: string): string {
  const start = bookingId
    .slice(bookingId.indexOf('_') + 1)
    .slice(0, 8)
    .toUpperCase();
  return `${start.slice(0, 4)}-${start.slice(4)}`;
}

/** The text for screen readers: one character at a time. */
export const spelled = (code: string): string => code.replace('-', '').split('').join(' ');
