import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import { codeText, type Problem, problemOf } from './problem.ts';

/** Says in the person's language what an error means, and below it what the server says of this case. */
export const ProblemText = ({ error }: { readonly error: unknown }) => (
  <ProblemWords problem={problemOf(error)} />
);

/** The same for an error that is sorted already. */
export function ProblemWords({ problem: { code, message, requestId } }: { readonly problem: Problem }) {
  const text = useTranslations('problem');
  const known = codeText(code);
  return (
    <>
      {known ? text(`codes.${known}`) : message}
      {known && message !== text(`codes.${known}`) && (
        <Box variant="small" display="block">
          {message}
        </Box>
      )}
      {requestId && (
        <Box variant="small" display="block">
          {text('requestId', { id: requestId })}
        </Box>
      )}
    </>
  );
}
