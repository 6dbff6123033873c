/** A simple check. The shop checks more closely. */
const address = /^\S+@\S+\.\S+$/;

/** Returns the error of an e-mail address, in words. Undefined when there is no obvious one. */
export function emailProblem(email: string): string | undefined {
  if (email.trim() === '') return 'Your email is missing: the receipt goes there.';
  return address.test(email.trim()) ? undefined : 'This is not an email address, as in you@example.com.';
}
