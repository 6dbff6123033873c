import { ask } from '../../shared/ask.ts';

/** The local cloud that all files share. */
export const cloud = await ask('cloud');
