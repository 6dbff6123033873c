import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a day, as in 2026-12-24',
  email: 'an e-mail address',
  url: 'an address',
  uuid: 'a UUID',
};

/**
 * Says what a value must be, in the words of the contract. The reader knows the API, not the validation library.
 * Messages in a schema come before these.
 */
export function inOurWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${kinds[String(issue.expected)] ?? String(issue.expected)}`;
    case 'too_small':
      return `must ${bound(issue, 'least', issue.minimum)}`;
    case 'too_big':
      return `must ${bound(issue, 'most', issue.maximum)}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      return values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`;
    }
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'in another form'}`;
    case 'unrecognized_keys':
      return 'is not a field of this operation';
    case 'invalid_union':
      return 'must have one of the forms in the description of the API';
    default:
      return 'is not valid';
  }
}

function bound({ origin, exact }: Issue, side: 'least' | 'most', value: unknown): string {
  const count = Number(value);
  const many = `${exact ? 'exactly' : `at ${side}`} ${count.toLocaleString('en')}`;
  if (origin === 'string') {
    if (side === 'least' && count === 1) return 'not be empty';
    return `have ${many} ${count === 1 ? 'character' : 'characters'}`;
  }
  if (origin === 'array' || origin === 'set') return `have ${many} ${count === 1 ? 'entry' : 'entries'}`;
  return `be ${many}`;
}
