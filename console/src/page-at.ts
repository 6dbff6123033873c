import { type Page, pages } from './frame/pages.ts';

const base = import.meta.env.BASE_URL;

/** Returns the page of a place below the console's address. Of two that fit, the list has the more exact one first. */
export function pageAt(place: string): Page | undefined {
  const [path = ''] = place.slice(base.length - 1).split(/[?#]/);
  const parts = path.replace(/(?<=.)\/$/, '').split('/');
  return pages.find((page) => {
    const wanted = page.path.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
    );
  });
}
