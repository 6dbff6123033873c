import { countFigures } from '../../../lib/figures/count-figures.ts';
import { countedEvents } from '../../../lib/figures/listens-to.ts';
import { onEventBatches } from '../../../lib/platform/consume.ts';
import { figures } from '../../parts/figures.ts';

const deps = { figures: figures() };

/** Counts the events of each deal's orders, exactly once. */
export const handler = onEventBatches(countedEvents, (messages) => countFigures(deps, messages));
