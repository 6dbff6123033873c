/** The most units that a deal can have. */
export const maxStock = 1_000_000;
