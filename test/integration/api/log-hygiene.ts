import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redacted } from '../../../lib/platform/redact.ts';

/** Written anew rather than shared with the product: what its patterns overlook, these may find. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'an e-mail address': /[^\s"'<>(){}[\]:;,/\\]+@[^\s"'@/\\]+\.[a-z]{2,}/i,
  'a token': /eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+/,
  'an Authorization header': /authorization["']?\s*[:=]|bearer\s+\S/i,
  'a phone number': /(?<![\w.])\+\d{7,15}(?!\d)/,
  'a client secret': /_secret_[A-Za-z0-9]/,
  'a key of Stripe': /\b(?:(?:sk|rk|ek)_(?:test|live)|whsec)_[A-Za-z0-9]{8,}/,
  'a card number': /(?<![\w.-])(4242|4000|5555|3782)[ -]?\d{4,6}[ -]?\d{4,5}[ -]?\d{0,4}(?![\w.])/,
  'a secret address of a feed': /calendar-feeds\/[0-9a-z]{8}/i,
  'a signed link': /X-Amz-Signature=/i,
  // The net under the product caught it: whoever logs it has to stop all the same.
  'something that had to be taken out': new RegExp(redacted.replace(/[[\]]/g, '\\$&')),
};

/** What a line holds that it may not. */
export const leakIn = (line: string): string[] =>
  Object.entries(forbidden).flatMap(([what, pattern]) => (pattern.test(line) ? [what] : []));

/** Not a log: what the local Cognito would send by mail. */
const mailbox = 'cognito-codes.log';

/** The logs of every function and of the gateway, by file. */
export const logFiles = (stateDir: string): { readonly file: string; readonly text: string }[] =>
  readdirSync(join(stateDir, 'logs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== mailbox)
    .map((entry) => ({ file: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

/** Every line of every log that holds what no log may hold. */
export function leaksInLogs(stateDir: string) {
  const lines = logFiles(stateDir).flatMap(({ file, text }) =>
    text.split('\n').flatMap((line) => (line === '' ? [] : [{ file, line }])),
  );
  const leaks = lines.flatMap(({ file, line }) => {
    const what = leakIn(line);
    return what.length > 0 ? [{ file, what, line: line.slice(0, 300) }] : [];
  });
  return { lines: lines.length, leaks };
}
