import { acceptProperties } from '../accepted-properties.ts';
import type { BusEvent } from './event.ts';
import { compileJsonPath } from './json-path.ts';

/** The parts of a target that decide its input. */
export interface TargetInput {
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
}

/** Makes a target's input for an event. */
export type MakeInput = (event: BusEvent) => string;

/**
 * Compiles Input, InputPath or InputTransformer. Without any of them a target gets the whole event.
 * @throws Error for more than one of them, or an unknown path
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function compileInput(target: TargetInput, rule: { arn: string; name: string }): MakeInput {
  const { Input, InputPath, InputTransformer } = target;
  if ([Input, InputPath, InputTransformer].filter((given) => given !== undefined).length > 1) {
    throw new Error('A target takes only one of Input, InputPath and InputTransformer');
  }
  if (Input !== undefined) return () => Input;
  if (InputPath !== undefined) {
    const read = compileJsonPath(InputPath);
    return (event) => JSON.stringify(read(event) ?? null);
  }
  if (InputTransformer) return compileTransformer(InputTransformer, rule);
  return (event) => JSON.stringify(event);
}

function compileTransformer(
  transformer: NonNullable<TargetInput['InputTransformer']>,
  rule: { arn: string; name: string },
): MakeInput {
  acceptProperties('InputTransformer', transformer, ['InputPathsMap', 'InputTemplate']);
  const paths = Object.entries(transformer.InputPathsMap ?? {}).map(
    ([name, path]) => [name, compileJsonPath(path)] as const,
  );
  const variables = (event: BusEvent): Map<string, unknown> =>
    new Map<string, unknown>([
      ...paths.map(([name, read]) => [name, read(event)] as const),
      ['aws.events.rule-arn', rule.arn],
      ['aws.events.rule-name', rule.name],
      ['aws.events.event.ingestion-time', event.time],
      ['aws.events.event', withoutDetail(event)],
      ['aws.events.event.json', event],
    ]);
  return (event) => fill(transformer.InputTemplate, variables(event));
}

const withoutDetail = ({ detail: _, ...event }: BusEvent): object => event;

/**
 * Replaces `<name>` by its value: as JSON where the variable stands alone, as bare text inside a JSON string. Unknown
 * variables stay unchanged.
 */
function fill(template: string, variables: Map<string, unknown>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([\w.-]+)>/g, (token, name: string | undefined) => {
    if (token === '"') quoted = !quoted;
    if (name === undefined || !variables.has(name)) return token;
    const value = variables.get(name);
    if (!quoted) return JSON.stringify(value ?? '');
    const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  });
}
