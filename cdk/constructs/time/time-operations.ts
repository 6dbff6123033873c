import type { NeedsOf } from '../api/needs.ts';

export const timeOperations = (): NeedsOf<'time'> => ({ getTime: [] });
