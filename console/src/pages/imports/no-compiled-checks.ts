import { config } from 'zod';

/**
 * Makes schemas check without compiled code. The page's content policy forbids it, and reports even the attempt. Schemas
 * ask when they are made, so call it before a module with schemas is loaded.
 */
export const forbidCompiledChecks = () => config({ jitless: true });
