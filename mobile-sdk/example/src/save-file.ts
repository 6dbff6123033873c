/** A text as a file, for whatever the device does with such. */
export interface SavedFile {
  readonly name: string;
  readonly type: 'text/calendar' | 'text/plain';
  readonly text: string;
}

export type SaveFile = (file: SavedFile) => void;
