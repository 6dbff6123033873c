import type { CustomerRecord } from '@stampede/mobile-sdk/admin';

/** The steps that staff may take for a customer. */
export const customerSteps = ['signOut', 'block', 'unblock', 'link', 'export', 'delete'] as const;
export type CustomerStep = (typeof customerSteps)[number];

type Known = Pick<CustomerRecord, 'signIn' | 'deletion'>;

/** Returns the steps that fit a customer's state. Without a sign-in nothing can be done: the API needs it for each. */
export function stepsFor(customer: Known | undefined): readonly CustomerStep[] {
  if (!customer?.signIn) return [];
  const { signIn, deletion } = customer;
  const isBlocked = signIn.status === 'blocked';
  if (deletion) return isBlocked ? [] : ['signOut', 'block'];
  return customerSteps.filter((step) => {
    if (step === 'block') return !isBlocked;
    if (step === 'unblock') return isBlocked;
    if (step === 'link') return signIn.emailVerified;
    return true;
  });
}
