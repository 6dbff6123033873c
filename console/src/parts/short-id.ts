/** Shortens a long id in its middle, for tables: `bkg_0123456…wxyz`. */
export const shortId = (id: string): string => (id.length > 24 ? `${id.slice(0, 12)}…${id.slice(-4)}` : id);
