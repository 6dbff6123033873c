/**
 * The eight characters with which a booking's id begins, for people: `bkg_7k3m9qzp…` is `7K3M-9QZP`. They are 40 bits
 * of a hash, so two bookings of one deal practically never share them, and staff see them at the beginning of the id
 * in the list of a deal's buyers. They prove nothing, and no operation takes them: to be found, give the e-mail
 * address or the whole id.
 */
export function bookingCode(bookingId: string): string {
  const start = bookingId
    .slice(bookingId.indexOf('_') + 1)
    .slice(0, 8)
    .toUpperCase();
  return `${start.slice(0, 4)}-${start.slice(4)}`;
}

/** For ears: one character at a time. */
export const spelled = (code: string): string => code.replace('-', '').split('').join(' ');
