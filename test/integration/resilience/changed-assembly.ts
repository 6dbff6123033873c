import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../../shared/ask.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}
type Change = (properties: Record<string, unknown>) => void;

/** What to change of the templates, by a resource's type and the name it was given. */
export interface Changes {
  readonly queues?: Readonly<Record<string, Change>>;
  readonly functions?: Readonly<Record<string, Change>>;
  readonly schedules?: Readonly<Record<string, Change>>;
  /** Every mapping of a stream to a function. */
  readonly streams?: Change;
  /** More resources, by the name of their stack. */
  readonly more?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

/**
 * A copy of the synthesized app with other settings, so that what takes minutes in production takes seconds here. The
 * code and the wiring are the same; only what a template says of time is not.
 * @throws Error when nothing has a name that is to be changed
 */
export async function changedAssembly(
  folder: string,
  { more = {}, streams, ...changes }: Changes,
): Promise<string> {
  const copy = join(folder, 'assembly');
  cpSync(await ask('assembly'), copy, { recursive: true });
  const left = new Set(Object.values(changes).flatMap((named) => Object.keys(named ?? {})));
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.template.json'))) {
    const path = join(copy, file);
    const template = JSON.parse(readFileSync(path, 'utf8')) as { Resources: Record<string, Resource> };
    Object.assign(template.Resources, more[file.replace('.template.json', '')]);
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Lambda::EventSourceMapping' && Properties.StartingPosition) streams?.(Properties);
      const { named, name } = changesFor(Type, Properties, changes);
      const change = named?.[name];
      if (!change) continue;
      change(Properties);
      left.delete(name);
    }
    writeFileSync(path, JSON.stringify(template));
  }
  if (left.size > 0) throw new Error(`No template has ${[...left].join(', ')}`);
  return copy;
}

function changesFor(
  type: string,
  properties: Record<string, unknown>,
  changes: Omit<Changes, 'more' | 'streams'>,
) {
  switch (type) {
    case 'AWS::SQS::Queue':
      return { named: changes.queues, name: String(properties.QueueName) };
    case 'AWS::Lambda::Function':
      return { named: changes.functions, name: String(properties.FunctionName) };
    case 'AWS::Scheduler::Schedule':
      return { named: changes.schedules, name: String(properties.Name) };
    default:
      return { named: undefined, name: '' };
  }
}

/** No help from the sweeper, so that a test sees what happens without it, or calls it when it wants. */
export const sweeperOff: Changes = {
  schedules: {
    'stampede-dev-sweep': (schedule) => {
      schedule.State = 'DISABLED';
    },
  },
};
