import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const switchOperations = ({ tables, audit }: Parts): NeedsOf<'switches'> => ({
  // Every operation reads the switches.
  getSwitches: [],
  updateSwitches: [tables.switches.change, audit.append],
});
