/** The most units one order may ask for; it fits into the one byte that a booking id has for it. */
export const maxQuantity = 100;
