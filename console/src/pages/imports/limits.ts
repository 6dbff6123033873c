/** The limits of the API, which a test compares: no file is read in vain. */
export const maxLines = 5_000;
export const maxBytes = 10_000_000;
