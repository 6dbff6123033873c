/** An id of the API is its kind and letters of Crockford’s base32, which has no i, l, o or u. */
const letters = '[0-9a-hjkmnp-tv-z]';

const isLike =
  (prefix: string, length: number) =>
  (text: string): boolean =>
    new RegExp(`^${prefix}_${letters}{${length}}$`).test(text);

export const isDealId = isLike('deal', 16);
export const isBookingId = isLike('bkg', 48);
export const isBuyerId = isLike('(?:cus|gst)', 16);
