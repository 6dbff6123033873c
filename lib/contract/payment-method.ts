import * as z from 'zod';
import { instant } from './instant.ts';
import { savedMethodId } from './saved-method-id.ts';
import { stripeVersion } from './stripe-version.ts';

export const savedMethod = z
  .object({
    id: savedMethodId,
    kind: z.string().meta({ description: 'Stripe’s name for it: `card`, `link`, `sepa_debit`, …' }),
    card: z
      .object({
        brand: z.string(),
        last4: z.string(),
        expiresMonth: z.int().min(1).max(12),
        expiresYear: z.int(),
      })
      .optional(),
    isDefault: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'SavedMethod', description: 'A payment method saved for one-click purchases.' });
export type SavedMethod = z.infer<typeof savedMethod>;

export const savedMethodList = z.object({ items: z.array(savedMethod) }).meta({ id: 'SavedMethods' });

export const newSavedMethod = z
  .strictObject({ stripeVersion: stripeVersion.optional() })
  .meta({ id: 'NewSavedMethod' });

export const setupSheet = z
  .object({
    clientSecret: z.string().meta({ description: 'The secret of the SetupIntent. Never log or store it.' }),
    publishableKey: z.string(),
    customer: z.string().meta({ description: 'Stripe’s id of the signed-in customer.' }),
    ephemeralKey: z.string().optional().meta({ description: 'Lets the PaymentSheet show saved methods.' }),
  })
  .meta({
    id: 'SetupSheet',
    description: 'The data that Stripe’s PaymentSheet needs to save a payment method.',
  });
export type SetupSheet = z.infer<typeof setupSheet>;
