import { tokensOf } from './expression.ts';

/** A condition on a key. Its operands are placeholders of values. */
export interface KeyCondition {
  name: string;
  operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';
  operands: string[];
}

/**
 * Reads a KeyConditionExpression. Undefined for an unreadable one, which DynamoDB itself refuses.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
 */
export function keyConditions(
  text: string,
  names: Readonly<Record<string, string>> = {},
): KeyCondition[] | undefined {
  const tokens = tokensOf(text)
    .map((token) => token.text)
    .filter((token) => token !== '(' && token !== ')' && token !== ',');
  const found: KeyCondition[] = [];
  const nameOf = (token = '') => names[token] ?? token;
  for (let i = 0; i < tokens.length; ) {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = tokens.slice(i, i + 5);
    if (first.toUpperCase() === 'AND') {
      i += 1;
    } else if (first === 'begins_with') {
      found.push({ name: nameOf(second), operator: 'begins_with', operands: [third] });
      i += 3;
    } else if (second.toUpperCase() === 'BETWEEN' && fourth.toUpperCase() === 'AND') {
      found.push({ name: nameOf(first), operator: 'BETWEEN', operands: [third, fifth] });
      i += 5;
    } else if (['=', '<', '<=', '>', '>='].includes(second)) {
      found.push({ name: nameOf(first), operator: second as '=', operands: [third] });
      i += 3;
    } else return undefined;
  }
  return found;
}
