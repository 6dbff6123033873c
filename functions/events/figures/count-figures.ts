import { countFigures } from '../../../lib/figures/count-figures.ts';
import { countedEvents } from '../../../lib/figures/listens-to.ts';
import { figuresRepository } from '../../../lib/figures/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { onEventBatches } from '../../../lib/platform/consume.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

const env = readEnvironment(['FIGURES_TABLE']);
const deps = { figures: figuresRepository(dynamoDocuments(), env.FIGURES_TABLE, { clock, random }) };

/** Counts what happens to each deal's orders, exactly once. */
export const handler = onEventBatches(countedEvents, (messages) => countFigures(deps, messages));
