/** An attribute of a pool's schema. */
export interface AttributeSchema {
  Name: string;
  AttributeDataType?: string;
  Required?: boolean | string;
  StringAttributeConstraints?: { MinLength?: number | string; MaxLength?: number | string };
  NumberAttributeConstraints?: { MinValue?: number | string; MaxValue?: number | string };
}

export interface Attribute {
  Name: string;
  Value?: string;
}

/**
 * Returns Cognito's error for the attributes of a request, in its words.
 * @param complete whether these are all attributes of the user, so that the required ones must be among them
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export function attributeFault(
  attributes: readonly Attribute[],
  schema: readonly AttributeSchema[],
  complete: boolean,
): string | undefined {
  const known = new Map(schema.map((each) => [each.Name, each]));
  for (const { Name, Value = '' } of attributes) {
    const fault = valueFault(Name, Value, known.get(Name));
    if (fault) return fault;
  }
  const missing = schema.find(
    ({ Name, Required }) =>
      complete &&
      String(Required) === 'true' &&
      Name !== 'sub' &&
      !attributes.some((given) => given.Name === Name && given.Value),
  );
  return missing && nonConforming(`${missing.Name}: The attribute is required`);
}

const nonConforming = (what: string): string => `Attributes did not conform to the schema: ${what}`;

function valueFault(name: string, value: string, schema: AttributeSchema | undefined): string | undefined {
  if (!schema) return nonConforming(`Type for attribute {${name}} could not be determined`);
  if (value === '') return undefined;
  if (name === 'phone_number' && !/^\+[1-9]\d{1,14}$/.test(value)) return 'Invalid phone number format.';
  if (name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) return 'Invalid email address format.';
  if (schema.AttributeDataType === 'Number') {
    const { MinValue = -Infinity, MaxValue = Infinity } = schema.NumberAttributeConstraints ?? {};
    const number = Number(value);
    return Number.isFinite(number) && number >= Number(MinValue) && number <= Number(MaxValue)
      ? undefined
      : nonConforming(`${name}: Number must be between ${MinValue} and ${MaxValue}`);
  }
  const { MinLength = 0, MaxLength = 2048 } = schema.StringAttributeConstraints ?? {};
  return value.length >= Number(MinLength) && value.length <= Number(MaxLength)
    ? undefined
    : nonConforming(`${name}: String must be between ${MinLength} and ${MaxLength} characters`);
}
