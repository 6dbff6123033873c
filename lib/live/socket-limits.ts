import * as z from 'zod';

/** A stage's limits on the sockets of one address, and the origins of its pages; `cdk/stages.ts` has the figures. */
const socketLimits = z.strictObject({
  open: z.int().min(1),
  aMinute: z.int().min(1),
  origins: z.array(z.string().min(1)),
});

/** Reads the limits. @throws Error that names the fault, so that a bad deployment fails at its first start */
export function readSocketLimits(text: string): z.infer<typeof socketLimits> {
  const result = socketLimits.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`SOCKET_LIMITS: ${z.prettifyError(result.error)}`);
  return result.data;
}
