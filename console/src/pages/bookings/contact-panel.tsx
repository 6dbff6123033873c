import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Contact, NotFoundError } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { useFormats } from '../../text/format.ts';

/** The buyer's contact. It is read only when asked for, because each reading is in the audit log. */
export function ContactPanel({ bookingId }: { readonly bookingId: string }) {
  const text = useTranslations('bookings');
  const client = useClient();
  const [isWanted, setWanted] = useState(false);
  const contact = useQuery({
    queryKey: ['contact', bookingId],
    queryFn: async ({ signal }): Promise<Contact | null> => {
      try {
        return await client.bookings.contact(bookingId, { signal });
      } catch (error) {
        if (error instanceof NotFoundError) return null;
        throw error;
      }
    },
    enabled: isWanted,
    // Each reading is audited, so it is not repeated by itself, and not kept once the page is left.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Container header={<Header variant="h2">{text('contact')}</Header>}>
      {contact.isError && <LoadError error={contact.error} onRetry={() => void contact.refetch()} />}
      {!contact.isError && contact.data === undefined && (
        <SpaceBetween size="s">
          <Box color="text-body-secondary">{text('contactAudited')}</Box>
          <Button loading={contact.isFetching} onClick={() => setWanted(true)}>
            {text('contactShow')}
          </Button>
        </SpaceBetween>
      )}
      {contact.data !== undefined && (
        <LiveRegion>
          {contact.data ? <ContactFacts contact={contact.data} /> : <Alert>{text('contactNone')}</Alert>}
        </LiveRegion>
      )}
    </Container>
  );
}

function ContactFacts({ contact }: { readonly contact: Contact }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const { name, email, phone } = contact;
  return (
    <KeyValuePairs
      columns={1}
      items={[
        { label: text('name'), value: name ?? text('notGiven') },
        {
          label: text('email'),
          value: email ? <Link href={`mailto:${email}`}>{email}</Link> : text('notGiven'),
        },
        {
          label: text('phone'),
          value: phone ? <Link href={`tel:${phone}`}>{phone}</Link> : text('notGiven'),
        },
        { label: text('contactKept'), value: formats.day(contact.keptUntil) },
      ]}
    />
  );
}
