import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import './audit.css';
import { type Change, changesOf } from './changes.ts';

/** A cell with more lines hides the rest, so that rows stay comparable. */
const shownAtOnce = 3;

/** The changed fields before and after, and the facts of the request. */
export function AuditChanges({ entry }: { readonly entry: AuditEntry }) {
  const text = useTranslations('audit');
  const changes = changesOf(entry);
  const isNew = entry.before === null && entry.after !== null;
  return (
    <>
      {changes.length === 0 && <Box color="text-body-secondary">{text('noChanges')}</Box>}
      <Changes changes={changes.slice(0, shownAtOnce)} isNew={isNew} />
      <ExpandableSection
        variant="inline"
        headerText={
          changes.length > shownAtOnce
            ? text('moreChanges', { count: changes.length - shownAtOnce })
            : text('details')
        }
      >
        <Changes changes={changes.slice(shownAtOnce)} isNew={isNew} />
        <dl className="audit-facts">
          <dt>{text('requestId')}</dt>
          <dd>{entry.requestId}</dd>
          <dt>{text('subjectId')}</dt>
          <dd>{entry.subject.id}</dd>
          {entry.actor.address && (
            <>
              <dt>{text('address')}</dt>
              <dd>{entry.actor.address}</dd>
            </>
          )}
        </dl>
      </ExpandableSection>
    </>
  );
}

function Changes({ changes, isNew }: { readonly changes: readonly Change[]; readonly isNew: boolean }) {
  const text = useTranslations('audit');
  if (changes.length === 0) return null;
  return (
    <ul className="audit-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="audit-field">{field}</span>{' '}
          {!isNew && (
            <>
              <del>
                <span className="audit-unseen">{text('was')} </span>
                {before ?? '–'}
              </del>{' '}
              →{' '}
            </>
          )}
          <ins>
            {!isNew && <span className="audit-unseen">{text('is')} </span>}
            {after ?? '–'}
          </ins>
        </li>
      ))}
    </ul>
  );
}
