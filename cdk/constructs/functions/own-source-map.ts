import { vlqReader, vlqWriter } from './vlq.ts';

interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/**
 * Keeps only our own sources in a source map; undefined without any. With `--enable-source-maps`, Node reads a file's
 * map when it loads the file, before any error. Packages were nine tenths of the map.
 *
 * @param ours returns whether a source is ours, from its path in the map
 * @see https://tc39.es/ecma426/
 */
export function ownSourceMap(text: string, ours: (source: string) => boolean): string | undefined {
  const map: SourceMap = JSON.parse(text);
  const sources = map.sources.filter(ours);
  if (sources.length === 0) return undefined;
  const places = map.sources.map((source) => sources.indexOf(source));
  return JSON.stringify({ version: 3, sources, names: [], mappings: ownMappings(map.mappings, places) });
}

/**
 * Passes once through the mappings, segment by segment, because there are millions.
 * @param places the place of each source among ours; negative for others
 */
function ownMappings(mappings: string, places: readonly number[]): string {
  const reader = vlqReader(mappings);
  const writer = vlqWriter();
  let [source, row, start] = [0, 0, 0];
  let column = 0;
  let inside = false;
  while (!reader.atEnd()) {
    if (reader.takeLineEnd()) {
      writer.endLine();
      column = 0;
      inside = false;
      continue;
    }
    column += reader.number();
    const hasSource = reader.inSegment();
    if (hasSource) {
      source += reader.number();
      row += reader.number();
      start += reader.number();
      // The index of a name. It is not used.
      if (reader.inSegment()) reader.number();
    }
    reader.endSegment();
    const place = hasSource ? (places[source] ?? -1) : -1;
    if (place >= 0) writer.segment(column, place, row, start);
    // One segment without a source marks the end of our code. Without it, the following code would count as our last
    // line.
    else if (inside) writer.segment(column);
    inside = place >= 0;
  }
  return writer.text();
}
