import './palette.css';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { useHref, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { type Entry, entryKinds } from './entries.ts';
import { useEntries } from './use-entries.ts';

interface Props {
  readonly onClose: () => void;
}

/**
 * A dialog that finds pages and things by what is typed.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export default function Palette({ onClose }: Props) {
  const text = useTranslations('palette');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { entries, isLoading } = useEntries(typed);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const go = useGo(onClose);
  const active = Math.min(chosen, entries.length - 1);
  const optionId = (place: number) => `${list}-${place}`;

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [list, active]);

  const press = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const next: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    };
    const place = next[event.key];
    const entry = entries[active];
    if (place !== undefined) setChosen(place);
    // Enter also ends the input of a Japanese or Chinese word.
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && entry) go(entry, event);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard, which the element does by itself
    <dialog
      ref={dialog}
      className="palette"
      aria-label={text('title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-box">
        <input
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          aria-label={text('label')}
          placeholder={text('label')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
        <div className="palette-list" role="listbox" id={list} aria-label={text('title')}>
          {entryKinds.map((kind) => {
            const ofKind = entries.flatMap((entry, place) => (entry.kind === kind ? [{ entry, place }] : []));
            return (
              ofKind.length > 0 && (
                // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
                <div key={kind} role="group" aria-labelledby={`${list}-${kind}`}>
                  <div className="palette-kind" id={`${list}-${kind}`} role="presentation">
                    {text(`kind_${kind}`)}
                  </div>
                  {ofKind.map(({ entry, place }) => (
                    <Option
                      key={entry.id}
                      id={optionId(place)}
                      entry={entry}
                      isActive={place === active}
                      onPoint={() => setChosen(place)}
                      onGo={(event) => go(entry, event)}
                    />
                  ))}
                </div>
              )
            );
          })}
        </div>
        <p className="palette-note" role="status">
          {entries.length === 0
            ? text(isLoading ? 'loading' : 'nothing', { text: typed })
            : text('found', { count: entries.length })}
        </p>
        <p className="palette-note" aria-hidden>
          {text('keys')}
        </p>
      </div>
    </dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onGo: (event: MouseEvent) => void;
}

function Option({ id, entry, isActive, onPoint, onGo }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="palette-option"
      onMouseMove={onPoint}
      onClick={onGo}
    >
      <span>{entry.title}</span>
      {entry.detail && <span className="palette-detail">{entry.detail}</span>}
    </div>
  );
}

/** Goes to an entry, or opens it in a new tab with Ctrl or ⌘, as a link does. */
function useGo(onClose: () => void) {
  const navigate = useNavigate();
  const base = useHref('/').replace(/\/$/, '');
  return (entry: Entry, { ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean }) => {
    if (ctrlKey || metaKey) {
      window.open(base + entry.to, '_blank', 'noopener');
      return;
    }
    onClose();
    void navigate(entry.to, { state: entry.state });
  };
}
