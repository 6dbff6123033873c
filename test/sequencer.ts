import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

const inThisOrder = ['api', 'parts', 'units'];

/** These wait for a compiler or a clock, and others can fill the time after them. */
const startsEarly = /\/(kotlin|kill-in-rush|deal-schedules|bad-input|simulation\/payments)\.test\.ts$/;

/** So many files are between two that start clouds of their own: side by side those would wait for each other. */
const apart = 8;

/**
 * Takes one project after the other, since Vitest ends a worker, and all the modules that it has loaded, whenever the
 * next file in line is of another project. Those with clouds of their own are few, and come in between.
 */
export class ByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project, moduleId }: TestSpecification) =>
      2 * inThisOrder.indexOf(project.name) + (startsEarly.test(moduleId) ? 0 : 1);
    const ranked = sorted.toSorted((one, other) => rank(one) - rank(other));
    const between = ranked.filter(({ project }) => project.name === 'resilience');
    const others = ranked.filter(({ project }) => project.name !== 'resilience');
    return between.reduce((line, file, at) => line.toSpliced(at * (apart + 1), 0, file), others);
  }
}
