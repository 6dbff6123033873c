import { expressionFault, keywords, tokensOf } from './expression.ts';
import { type KeyCondition, keyConditions } from './key-condition.ts';
import type { IndexSchema, Schema } from './schema.ts';
import { compare, type Value, type Values } from './values.ts';

/** The body of a Query or Scan. */
export interface Read {
  TableName: string;
  IndexName?: string;
  Select?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ProjectionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Values;
  ExclusiveStartKey?: Record<string, Value>;
  [parameter: string]: unknown;
}

/** Returns the error in a request, in DynamoDB's words, or in ours where DynamoDB would accept it. */
export interface Finding {
  fault?: string;
  /** The request that is sent instead. */
  instead?: Read;
}

const legacy = ['AttributesToGet', 'ConditionalOperator', 'KeyConditions', 'QueryFilter', 'ScanFilter'];

/** Finds differences between dynoxide 1.2.1 and DynamoDB in the answer to a Query or a Scan. */
export function checkRead(read: Read, schema: Schema): Finding | undefined {
  const old = legacy.find((name) => read[name] !== undefined);
  if (old) return { fault: `The local cloud knows no ${old}: use expressions` };
  const index = read.IndexName === undefined ? undefined : schema.indexes[read.IndexName];
  const filterFault =
    read.FilterExpression && expressionFault(read.FilterExpression, read.ExpressionAttributeValues);
  if (filterFault) return { fault: `Invalid FilterExpression: ${filterFault}` };
  const unprojected = index && projectionFault(read, index);
  if (unprojected) return { fault: unprojected };
  if (read.KeyConditionExpression === undefined) return undefined;
  const conditions = keyConditions(read.KeyConditionExpression, read.ExpressionAttributeNames);
  if (!conditions) return undefined;
  const keys = (index ?? schema).keys;
  const fault = conditionFault(conditions, read, schema) ?? startFault(conditions, read, keys);
  return fault ? { fault } : prefixByRange(conditions, read);
}

function projectionFault(read: Read, { global, projected }: IndexSchema): string | undefined {
  if (!projected) return undefined;
  const { IndexName, Select, ProjectionExpression = '', FilterExpression = '' } = read;
  if (Select === 'ALL_ATTRIBUTES' && global)
    return `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${IndexName} because its projection type is not ALL`;
  const nameOf = (text: string) => read.ExpressionAttributeNames?.[text] ?? text;
  const asked = ProjectionExpression.split(',').map((path) => nameOf(path.trim().split(/[.[]/)[0] ?? ''));
  const missing = asked.filter((name) => name !== '' && !projected.includes(name));
  if (missing.length > 0 && global)
    return `One or more parameter values were invalid: Global secondary index ${IndexName} does not project [${missing.join(', ')}]`;
  if (missing.length > 0)
    return `The local cloud does not fetch what the local index ${IndexName} does not project: ${missing.join(', ')}`;
  const roots = tokensOf(FilterExpression).filter(
    ({ text }, i, all) => /^[#A-Za-z_]/.test(text) && all[i - 1]?.text !== '.' && all[i + 1]?.text !== '(',
  );
  const filtered = roots
    .filter(({ text }) => !keywords.includes(text.toUpperCase()))
    .map(({ text }) => nameOf(text))
    .find((name) => !projected.includes(name));
  return filtered && `The filter reads ${filtered}, which the index ${IndexName} does not project`;
}

function conditionFault(conditions: KeyCondition[], read: Read, { types }: Schema): string | undefined {
  for (const { name, operands } of conditions)
    for (const operand of operands) {
      const [[type, value] = []] = Object.entries(read.ExpressionAttributeValues?.[operand] ?? {});
      if (type === undefined || types[name] === undefined) continue;
      if (type !== types[name])
        return 'One or more parameter values were invalid: Condition parameter type does not match schema type';
      if (value === '')
        return `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'B' ? 'binary' : 'string'} value. Key: ${name}`;
    }
  return undefined;
}

function startFault(conditions: KeyCondition[], read: Read, keys: readonly string[]): string | undefined {
  const start = read.ExclusiveStartKey;
  if (!start) return undefined;
  for (const { name, operator, operands } of conditions) {
    const value = start[name];
    const [first, second] = operands.map((operand) => read.ExpressionAttributeValues?.[operand]);
    if (!value || !first) continue;
    if (fulfils(value, operator, first, second)) continue;
    return name === keys[0]
      ? 'The provided starting key is outside query boundaries based on provided conditions'
      : 'The provided starting key does not match the range key predicate';
  }
  return undefined;
}

function fulfils(value: Value, operator: KeyCondition['operator'], first: Value, second?: Value): boolean {
  const order = compare(value, first);
  if (operator === '=') return order === 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  if (operator === 'BETWEEN') return order >= 0 && second !== undefined && compare(value, second) <= 0;
  return typeof value.S === 'string' && typeof first.S === 'string' && value.S.startsWith(first.S);
}

/** The longest sort key, in bytes. */
const LONGEST = 1_024;
const last = '\u{10ffff}';
const prefix = /begins_with\s*\(\s*([#\w]+)\s*,\s*(:\w+)\s*\)/;

/**
 * dynoxide's `begins_with` ignores the case of ASCII letters, and BETWEEN does not. The prefix therefore becomes the
 * range from itself to the last key that begins with it.
 */
function prefixByRange(conditions: KeyCondition[], read: Read): Finding | undefined {
  const found = conditions.find(({ operator }) => operator === 'begins_with');
  const value = read.ExpressionAttributeValues?.[found?.operands[0] ?? ''];
  if (typeof value?.S !== 'string') return undefined;
  const room = Math.floor((LONGEST - Buffer.byteLength(value.S)) / 4);
  if (room < 1) return undefined;
  return {
    instead: {
      ...read,
      KeyConditionExpression: String(read.KeyConditionExpression).replace(
        prefix,
        '$1 BETWEEN $2 AND :lastOfPrefix',
      ),
      ExpressionAttributeValues: {
        ...read.ExpressionAttributeValues,
        ':lastOfPrefix': { S: value.S + last.repeat(room) },
      },
    },
  };
}
