/** What every e-mail of the user pools says. */
export const confirmationCode = '424242';
