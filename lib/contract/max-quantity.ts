/** The most units of one order. It fits into the one byte that a booking id has for it. */
export const maxQuantity = 100;
