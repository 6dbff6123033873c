import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

/** The page before any text could be loaded, so it has the two languages at once. */
export function StartFailed({ error }: { readonly error: unknown }) {
  return (
    <main>
      <Alert
        type="error"
        header="The console could not start · Die Konsole konnte nicht starten"
        action={
          <Button onClick={() => location.assign(import.meta.env.BASE_URL)}>Try again · Noch einmal</Button>
        }
      >
        {error instanceof Error ? error.message : String(error)}
      </Alert>
    </main>
  );
}
