import { invalidValue, type SqsRefusal } from './sqs-refusal.ts';

const knownType = /^(String|Number|Binary)(\..+)?$/;
const knownName = /^[\w.-]{1,256}$/;

/**
 * Returns SQS's refusal of a message's attributes.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesRefusal(
  attributes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): SqsRefusal | undefined {
  const all = Object.entries(attributes);
  if (all.length > 10)
    return invalidValue(`Number of message attributes [${all.length}] exceeds the allowed maximum [10].`);
  return all.map(([name, attribute]) => attributeRefusal(name, attribute)).find(Boolean);
}

function attributeRefusal(
  name: string,
  attribute: Readonly<Record<string, unknown>>,
): SqsRefusal | undefined {
  if (!knownName.test(name) || /^\.|\.$|\.\./.test(name) || /^(aws|amazon)\./i.test(name))
    return invalidValue(
      `Invalid attribute name '${name}'. Reason: attribute names may hold letters, digits, _, - and single dots inside, and may not begin with AWS. or Amazon.`,
    );
  const type = String(attribute.DataType ?? '');
  const kind = knownType.exec(type)?.[1];
  if (!kind)
    return invalidValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  const value = kind === 'Binary' ? attribute.BinaryValue : attribute.StringValue;
  if (value === undefined || value === '')
    return invalidValue(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${kind === 'Binary' ? 'Binary' : 'String'}'.`,
    );
  if (kind === 'Number' && !(String(value).trim() === value && Number.isFinite(Number(value))))
    return invalidValue(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  return undefined;
}
