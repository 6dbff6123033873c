import '@cloudscape-design/global-styles/index.css';
import './frame.css';
import { type ComponentProps, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { StartFailed } from './start-failed.tsx';

export { loadFonts } from './fonts.ts';

const root = createRoot(document.getElementById('console') as HTMLElement);

/** Shows the console to the person who is signed in. */
export const openConsole = (props: ComponentProps<typeof Console>): void =>
  root.render(
    <StrictMode>
      <Console {...props} />
    </StrictMode>,
  );

/** Shows why the console could not start. */
export const showFailure = (error: unknown): void => root.render(<StartFailed error={error} />);
