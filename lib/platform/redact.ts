/**
 * The patterns of texts that must never be in a log. Only the end of a pattern may be unbounded. With an unbounded
 * repeat before the end, each failed match would read to the end of the text.
 */
export const secrets: readonly RegExp[] = [
  // An e-mail address.
  /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}/gi,
  // Bearer tokens, and JSON web tokens anywhere.
  /\bBearer\s{1,64}[\w.~+/=-]{8,}/gi,
  /\beyJ[\w-]{8,1024}\.[\w.-]{8,}/g,
  // A phone number, E.164.
  /\+[1-9]\d{6,14}\b/g,
  // Stripe's client secrets, and its keys with their mode. Without the mode, a request id could match.
  /\b(?:pi|seti)_\w{1,64}_secret_\w{1,64}/g,
  /\b(?:(?:sk|rk|ek)_(?:test|live)|whsec)_[a-z0-9]{10,}/gi,
  // A card number.
  /\b(?:[3-6]\d{3}(?:[ -]?\d{4}){3}|3\d{3}[ -]?\d{6}[ -]?\d{5})\b/g,
  // The secret address of a calendar feed.
  /calendar-feeds\/[0-9a-z]{8,}/gi,
  // The parts of a signed link that make it work.
  /X-Amz-(?:Signature|Security-Token|Credential)=[\w%/+=.-]+/g,
];

/** The text in the place of a removed one. It should never appear in a log: a test looks for it. */
export const redacted = '[redacted]';

/** Removes personal data and secrets from a text. */
export const redact = (text: string): string =>
  secrets.reduce((rest, pattern) => rest.replace(pattern, redacted), text);
