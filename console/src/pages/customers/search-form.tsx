import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import type { LookPurpose } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PurposeField } from './purpose-field.tsx';
import { type Sought, soughtOf } from './search.ts';

export interface Wanted {
  readonly sought: Exclude<Sought, { kind: 'nothing' }>;
  readonly purpose: LookPurpose;
}

interface Props {
  readonly find: string;
  readonly purpose: LookPurpose | undefined;
  readonly isSearching: boolean;
  readonly onSearch: (wanted: Wanted) => void;
}

/** A label without text, so that the button stands beside the fields. */
const noBreakSpace = '\u00a0';

/** The fields to find a customer by, and the reason. */
export function SearchForm({ find, purpose: given, isSearching, onSearch }: Props) {
  const text = useTranslations('customers');
  const [typed, setTyped] = useState(find);
  const [purpose, setPurpose] = useState(given);
  const [wasSent, setSent] = useState(false);
  const sought = soughtOf(typed);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (sought.kind !== 'nothing' && purpose) onSearch({ sought, purpose });
      }}
    >
      <Grid
        gridDefinition={[
          { colspan: { default: 12, s: 6 } },
          { colspan: { default: 12, xs: 8, s: 4 } },
          { colspan: { default: 12, xs: 4, s: 2 } },
        ]}
      >
        <FormField
          label={text('find')}
          constraintText={text('findHelp')}
          errorText={wasSent && sought.kind === 'nothing' && text('findMissing')}
          stretch
        >
          <Input
            type="search"
            value={typed}
            autoComplete={false}
            spellcheck={false}
            placeholder="cus_…"
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <PurposeField value={purpose} isMissing={wasSent && !purpose} onChange={setPurpose} />
        <FormField label={noBreakSpace}>
          <Button formAction="submit" variant="primary" loading={isSearching}>
            {text('search')}
          </Button>
        </FormField>
      </Grid>
    </form>
  );
}
