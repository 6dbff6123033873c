/**
 * What must never be in a log, whoever put it there. Only the end of a pattern may be without bound: an attempt that
 * can still fail after a repeat would otherwise read to the end of the text, from each of its beginnings.
 */
export const secrets: readonly RegExp[] = [
  // An e-mail address.
  /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}/gi,
  // Whatever came as a bearer token, and JSON web tokens wherever they are.
  /\bBearer\s{1,64}[\w.~+/=-]{8,}/gi,
  /\beyJ[\w-]{8,1024}\.[\w.-]{8,}/g,
  // A phone number, E.164.
  /\+[1-9]\d{6,14}\b/g,
  // Stripe: what lets a client pay, and the keys. Without their mode they would be what a request id may begin with.
  /\b(?:pi|seti)_\w{1,64}_secret_\w{1,64}/g,
  /\b(?:(?:sk|rk|ek)_(?:test|live)|whsec)_[a-z0-9]{10,}/gi,
  // A card number.
  /\b(?:[3-6]\d{3}(?:[ -]?\d{4}){3}|3\d{3}[ -]?\d{6}[ -]?\d{5})\b/g,
  // What opens a link.
  /X-Amz-(?:Signature|Security-Token|Credential)=[\w%/+=.-]+/g,
];

/** Stands where something was taken out. It should never be seen: a test looks for it. */
export const redacted = '[redacted]';

/** The text without anything that could be somebody's data or secret. */
export const redact = (text: string): string =>
  secrets.reduce((rest, pattern) => rest.replace(pattern, redacted), text);
