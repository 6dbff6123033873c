/** Saves a text as a file, in the device's way. */
export interface SavedFile {
  readonly name: string;
  readonly type: 'text/calendar' | 'text/plain';
  readonly text: string;
}

export type SaveFile = (file: SavedFile) => void;
