import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { CustomerRecord, CustomerSignIn } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

const indicators = { active: 'success', blocked: 'stopped', unconfirmed: 'pending' } as const;

/** How a customer signs in, and when they last did. */
export function SignInPanel({ customer: { signIn, signIns } }: { readonly customer: CustomerRecord }) {
  const text = useTranslations('customers');
  return (
    <Container fitHeight header={<Header variant="h2">{text('signIn')}</Header>}>
      <SpaceBetween size="m">
        {signIn ? (
          <SignInFacts signIn={signIn} />
        ) : (
          <Box color="text-body-secondary">{text('signInUnknown')}</Box>
        )}
        <SignIns instants={signIns} />
      </SpaceBetween>
    </Container>
  );
}

function SignInFacts({ signIn }: { readonly signIn: CustomerSignIn }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const { email, emailVerified, authenticator, status, createdAt } = signIn;
  return (
    <KeyValuePairs
      columns={2}
      minColumnWidth={190}
      items={[
        {
          label: text('email'),
          value: email ? (
            <>
              <Link href={`mailto:${email}`}>{email}</Link>{' '}
              <Box variant="small" display="inline">
                {text(emailVerified ? 'confirmed' : 'notConfirmed')}
              </Box>
            </>
          ) : (
            text('notGiven')
          ),
        },
        {
          label: text('status'),
          value: <StatusIndicator type={indicators[status]}>{text(`statuses.${status}`)}</StatusIndicator>,
        },
        {
          label: text('authenticator'),
          value: text(authenticator ? 'authenticatorOn' : 'authenticatorOff'),
        },
        { label: text('created'), value: formats.day(createdAt) },
      ]}
    />
  );
}

/** As many are shown at once. */
const first = 3;

function SignIns({ instants }: { readonly instants: readonly string[] }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const list = (some: readonly string[]) => (
    <ul className="customer-list">
      {some.map((at) => (
        <li key={at}>{formats.time(at)}</li>
      ))}
    </ul>
  );
  const earlier = instants.slice(first);
  return (
    <div>
      <Box variant="awsui-key-label">{text('signIns')}</Box>
      {instants.length === 0 ? <div>{text('signInsNone')}</div> : list(instants.slice(0, first))}
      {earlier.length > 0 && (
        <ExpandableSection headerText={text('moreSignIns', { count: earlier.length })}>
          {list(earlier)}
        </ExpandableSection>
      )}
      <Box variant="small" color="text-body-secondary">
        {text('devices')}
      </Box>
    </div>
  );
}
