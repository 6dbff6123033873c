import Pagination from '@cloudscape-design/components/pagination';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

interface Props {
  /** The number of the shown page, from 1. */
  readonly page: number;
  /** How many pages are loaded. */
  readonly pages: number;
  /** The API has more than is loaded. */
  readonly hasMore?: boolean;
  readonly isFetching?: boolean;
  goTo(page: number): void;
}

/** The numbers of a table's pages. They are there for a single page too: if they came with the rows, these would jump. */
export function TablePages({ page, pages, hasMore = false, isFetching = false, goTo }: Props) {
  const text = useTranslations('parts');
  const formats = useFormats();
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={Math.max(1, pages)}
      openEnd={hasMore}
      disabled={isFetching}
      ariaLabels={{
        paginationLabel: text('pages'),
        nextPageLabel: text('nextPage'),
        previousPageLabel: text('previousPage'),
        pageLabel: (number) => text('pageNumber', { page: formats.number(number) }),
      }}
      onChange={({ detail }) => goTo(detail.currentPageIndex)}
    />
  );
}
