import { vlqReader, vlqWriter } from './vlq.ts';

interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

/**
 * Leaves in a source map what is ours; undefined when nothing is. With `--enable-source-maps` Node reads the map of a file
 * when it loads it, before anything has gone wrong: packages made nine tenths of it.
 *
 * @param ours tells by its path in the map whether a source is ours
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
 * Goes through the mappings once, a segment at a time: they are millions.
 * @param places of each source among ours; below zero when it is not ours
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
      // The name of what stood there: not used.
      if (reader.inSegment()) reader.number();
    }
    reader.endSegment();
    const place = hasSource ? (places[source] ?? -1) : -1;
    if (place >= 0) writer.segment(column, place, row, start);
    // One segment without a source says where ours ends; all that follows would be taken for its last line.
    else if (inside) writer.segment(column);
    inside = place >= 0;
  }
  return writer.text();
}
