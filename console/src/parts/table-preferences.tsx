import Button from '@cloudscape-design/components/button';
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import { lazy, Suspense } from 'react';

const Preferences = lazy(() => import('@cloudscape-design/components/collection-preferences'));

/** The preferences of a table, whose code loads beside the first rows. The button is there at once, and works then. */
export const TablePreferences = (props: CollectionPreferencesProps) => (
  <Suspense fallback={<Button variant="icon" iconName="settings" disabled />}>
    <Preferences {...props} />
  </Suspense>
);
