import * as z from 'zod';

/** The body of an answer without content: status 204. */
export const noContent = z.undefined();
