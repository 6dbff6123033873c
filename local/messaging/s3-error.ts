/** An error of S3, as sent to the client. */
export const errorDocument = ({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
