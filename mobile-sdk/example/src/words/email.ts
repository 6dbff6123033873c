/** The shop looks more closely. */
const address = /^\S+@\S+\.\S+$/;

/** What is wrong with an e-mail address, in words; undefined when nothing plainly is. */
export function emailProblem(email: string): string | undefined {
  if (email.trim() === '') return 'Your email is missing: the receipt goes there.';
  return address.test(email.trim()) ? undefined : 'This is not an email address, as in you@example.com.';
}
