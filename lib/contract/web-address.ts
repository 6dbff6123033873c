import * as z from 'zod';

/**
 * Characters that RFC 3986 does not allow: blanks, quotes, brackets, other alphabets. Addresses have them as %20 and
 * the like.
 */
const unwritable = /[^!#$%&'()*+,\-./:;=?@[\]~\w]/;

function wrongAddress(address: string): string | undefined {
  if (unwritable.test(address)) return 'must not contain blanks or other characters that are written as %20';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || !address.toLowerCase().startsWith('https://'))
    return 'must be an https address, as in https://images.example.com/brunch.jpg';
  return url.username || url.password ? 'must not contain a name or a password' : undefined;
}

/** The address of something that buyers’ phones load: an absolute https address, as in a web page. */
export const httpsAddress = z
  .string()
  .max(500)
  .check((context) => {
    const wrong = wrongAddress(context.value);
    if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
  })
  .meta({ format: 'uri' });
