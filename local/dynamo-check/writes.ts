import { expressionFault, tokensOf } from './expression.ts';
import type { Schema } from './schema.ts';
import { bytes, type Value, type Values } from './values.ts';

/** The body of a put, update, delete or condition check, alone or as a part of a transaction. */
export interface Write {
  TableName: string;
  Item?: Record<string, Value>;
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Values;
}

/** Finds differences between dynoxide 1.2.1 and DynamoDB in the effect of a write. */
export function writeFault(write: Write, schema: Schema | undefined): string | undefined {
  const { ConditionExpression: condition = '', UpdateExpression: update = '' } = write;
  const inCondition = expressionFault(condition, write.ExpressionAttributeValues);
  if (inCondition) return `Invalid ConditionExpression: ${inCondition}`;
  const inUpdate = expressionFault(update, write.ExpressionAttributeValues);
  if (inUpdate && !inUpdate.startsWith('The first operand')) return `Invalid UpdateExpression: ${inUpdate}`;
  return pathFault(update, condition, write) ?? (schema && indexKeyFault(write, schema));
}

interface Step {
  clause: string;
  /** The path as it is written. */
  path: string;
  /** The value, when it is one placeholder alone. */
  value: string | undefined;
}

const clauses = ['SET', 'REMOVE', 'ADD', 'DELETE'];
const steps = new Map<string, readonly Step[]>();

/** Returns the paths that an update touches. Results are cached by text. */
function stepsOf(update: string): readonly Step[] {
  const known = steps.get(update);
  if (known) return known;
  const found: Step[] = [];
  let clause = '';
  let depth = 0;
  let current: string[] = [];
  const close = () => {
    if (current.length > 0) {
      const equals = current.indexOf('=');
      const path = (
        equals < 0 ? current.filter((text) => !text.startsWith(':')) : current.slice(0, equals)
      ).join('');
      const value = equals >= 0 && current.length === equals + 2 ? current[equals + 1] : undefined;
      found.push({ clause, path, value });
    }
    current = [];
  };
  for (const { text } of tokensOf(update)) {
    if (depth === 0 && clauses.includes(text.toUpperCase())) {
      close();
      clause = text.toUpperCase();
    } else if (depth === 0 && text === ',') close();
    else {
      if (text === '(') depth++;
      if (text === ')') depth--;
      current.push(text);
    }
  }
  close();
  if (steps.size >= 1_000) steps.clear();
  steps.set(update, found);
  return found;
}

/** A condition on an existing item: that it exists, or a comparison, which is false for a missing attribute. */
const proves = /attribute_exists\s*\(\s*([^)\s]+)\s*\)|([#\w.[\]]+)\s*(?:=|<=?|>=?)\s*:/g;

/** Where the item's data decides and dynoxide decides wrongly, the condition must exclude that case. */
function pathFault(update: string, condition: string, write: Write): string | undefined {
  const named = (path: string) =>
    path.replace(/#\w+/g, (name) => write.ExpressionAttributeNames?.[name] ?? name);
  const demanded = [...condition.matchAll(proves)].map(([, exists = '', compared = '']) =>
    named(exists || compared),
  );
  for (const { clause, path } of stepsOf(update)) {
    const full = named(path);
    if (clause === 'SET' && path.endsWith(']') && !demanded.includes(full))
      return `The local cloud fills a list with nulls where DynamoDB appends: demand attribute_exists(${full})`;
    const root = full.split(/[.[]/)[0] ?? '';
    if (
      clause === 'REMOVE' &&
      full !== root &&
      !demanded.some((each) => each === root || each.startsWith(`${root}.`) || each.startsWith(`${root}[`))
    )
      return `The local cloud removes a path below what is missing, where DynamoDB refuses: demand attribute_exists(${root})`;
  }
  return undefined;
}

/** Keys of indexes have the same maximum length as those of tables. */
function indexKeyFault(write: Write, { indexes }: Schema): string | undefined {
  for (const { keys } of Object.values(indexes))
    for (const [i, name] of keys.entries()) {
      const value = write.Item?.[name] ?? assigned(write, name);
      if (!value || (value.S === undefined && value.B === undefined)) continue;
      if (i === 0 && bytes(value).length > 2_048)
        return 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes';
      if (i === 1 && bytes(value).length > 1_024)
        return 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes';
    }
  return undefined;
}

function assigned(write: Write, name: string): Value | undefined {
  if (!write.UpdateExpression) return undefined;
  const step = stepsOf(write.UpdateExpression).find(
    ({ path }) => (write.ExpressionAttributeNames?.[path] ?? path) === name,
  );
  return step?.value === undefined ? undefined : write.ExpressionAttributeValues?.[step.value];
}
