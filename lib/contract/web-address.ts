import * as z from 'zod';

/** Characters that RFC 3986 has no place for: blanks, quotes, brackets, other alphabets. They are written as %20. */
const unwritable = /[^!#$%&'()*+,\-./:;=?@[\]~\w]/;

function wrongAddress(address: string): string | undefined {
  if (unwritable.test(address)) return 'must not contain blanks or other characters that are written as %20';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || !address.toLowerCase().startsWith('https://'))
    return 'must be an https address, as in https://images.example.com/brunch.jpg';
  return url.username || url.password ? 'must not carry a name or a password' : undefined;
}

/** Where buyers' phones load something from: an absolute https address, as it would stand in a page. */
export const httpsAddress = z
  .string()
  .max(500)
  .check((context) => {
    const wrong = wrongAddress(context.value);
    if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
  })
  .meta({ format: 'uri' });
