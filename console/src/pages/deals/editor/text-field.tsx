import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Draft } from './draft.ts';
import type { Field } from './fields.ts';
import type { Form } from './form.ts';

type TextName = { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[keyof Draft] & Field;

interface Props {
  readonly form: Form;
  readonly name: TextName;
  readonly help?: ReactNode;
  readonly optional?: boolean;
  readonly input?: Partial<InputProps>;
}

/** A line of text in the editor, with its label, its help and its fault. */
export function TextField({ form, name, help, optional = false, input }: Props) {
  const text = useTranslations('dealEditor');
  return (
    <FormField
      label={<Label name={name} optional={optional} />}
      constraintText={help}
      errorText={form.error(name)}
    >
      <Input
        {...input}
        value={form.draft[name]}
        onChange={({ detail }) => form.change({ [name]: detail.value })}
        ariaLabel={text(`fields.${name}`)}
        ariaRequired={!optional}
      />
    </FormField>
  );
}

/** A field's name; a field that may stay empty says so. */
export function Label({ name, optional = false }: { readonly name: Field; readonly optional?: boolean }) {
  const text = useTranslations('dealEditor');
  return (
    <>
      {text(`fields.${name}`)}
      {optional && <i> – {text('optional')}</i>}
    </>
  );
}
