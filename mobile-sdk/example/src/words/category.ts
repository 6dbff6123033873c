/** Formats a slug for people: `food-and-drink` is `Food and drink`. */
export const categoryWords = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
