import * as z from 'zod';

/** The body of an answer that has none: status 204. */
export const noContent = z.undefined();
