import * as z from 'zod';

export const stageSetup = z
  .object({
    stripe: z.object({
      keys: z.enum(['missing', 'test', 'live']).meta({
        description: '`missing`: there are no usable keys, so nobody can pay.',
      }),
      webhook: z.boolean().meta({
        description:
          'Whether the secret of the webhook is set. Without it payments are found by the reconciler only.',
      }),
    }),
    ownMail: z.boolean().meta({
      description:
        'Whether mails of sign-ins come from an address of the shop. Otherwise Cognito sends them, 50 a day at most.',
    }),
  })
  .meta({
    id: 'Setup',
    description: 'What an operator has set up for this stage. It has no secrets.',
    example: { stripe: { keys: 'test', webhook: true }, ownMail: false },
  });
export type StageSetup = z.infer<typeof stageSetup>;
