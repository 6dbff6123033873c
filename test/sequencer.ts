import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** In this order. The first have clouds to wait for; what only computes fills both cores to the end. */
const projects = ['resilience', 'api', 'parts', 'units'];

/** These wait for a compiler or a clock, so others can fill the time after them. */
const startsEarly = /\/(kotlin|kill-in-rush|deal-schedules|bad-input|simulation\/payments)\.test\.ts$/;

/**
 * Takes one project after the other, since Vitest ends a worker, and all the modules that it has loaded, whenever the
 * next file in line is of another project. Within each, those that take long by the clock come first.
 */
export class ByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project, moduleId }: TestSpecification) =>
      2 * projects.indexOf(project.name) + (startsEarly.test(moduleId) ? 0 : 1);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
