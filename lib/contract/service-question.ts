import * as z from 'zod';
import { text } from './text.ts';

export const maxQuestions = 20;

const choice = text({ max: 120 });

const fields = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug, as in dietary-needs')
    .max(40)
    .meta({ description: 'Names the question in the answers of an order. Unique in the service.' }),
  label: text({ max: 200 }),
  kind: z.enum(['text', 'choice', 'yes_no']),
  choices: z
    .array(choice)
    .min(2)
    .max(30)
    .optional()
    .meta({ description: 'For the kind `choice` only: the answers to choose from.' }),
};

/** A question that a buyer answers with the order. */
export const serviceQuestion = z
  .strictObject({ ...fields, required: z.boolean().default(false) })
  .check(({ value, issues }) => {
    const wrong = (message: string) =>
      issues.push({ code: 'custom', message, path: ['choices'], input: value });
    if ((value.kind === 'choice') !== (value.choices !== undefined))
      wrong(value.kind === 'choice' ? 'must be there for the kind choice' : 'must be left out for this kind');
    if (value.choices && new Set(value.choices).size < value.choices.length) wrong('must differ');
  })
  .meta({ id: 'ServiceQuestion', description: 'A question that buyers answer when they book.' });
export type ServiceQuestion = z.output<typeof serviceQuestion>;

export const serviceQuestions = z
  .array(serviceQuestion)
  .max(maxQuestions)
  .check(({ value, issues }) => {
    if (new Set(value.map(({ id }) => id)).size < value.length)
      issues.push({ code: 'custom', message: 'must have ids that differ', input: value });
  });
