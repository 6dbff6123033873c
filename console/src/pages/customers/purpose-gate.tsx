import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { LookPurpose } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PurposeField } from './purpose-field.tsx';

/** Asks why somebody looks, before anything is read. */
export function PurposeGate({ onChosen }: { readonly onChosen: (purpose: LookPurpose) => void }) {
  const text = useTranslations('customers');
  const [purpose, setPurpose] = useState<LookPurpose>();
  const [wasSent, setSent] = useState(false);
  return (
    <Container
      header={
        <Header variant="h2" description={text('gateHelp')}>
          {text('gate')}
        </Header>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSent(true);
          if (purpose) onChosen(purpose);
        }}
      >
        <SpaceBetween size="m">
          <PurposeField value={purpose} isMissing={wasSent && !purpose} onChange={setPurpose} />
          <Button formAction="submit" variant="primary">
            {text('show')}
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  );
}
