import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Note } from '../../model/index.ts';
import { type Dropped, addSources, at, queries, useQuery, watch } from '../lib/api.ts';
import { filesOf } from '../lib/dropped.ts';
import { type Ingest, heard, rateOf, secondsLeft } from '../lib/ingest.ts';
import { useTexts } from '../lib/texts.ts';
import { NoteLine } from './NoteLine.tsx';
import { English } from './Said.tsx';
import { Trouble } from './States.tsx';

const keyOf = (note: Note) => `${note.code} ${note.source ?? ''} ${note.what}`;

/** What a page elsewhere calls to have files, or a folder, chosen. */
export const ADD = 'assize-add';
export const ADD_FOLDER = 'assize-add-folder';
/** What a page elsewhere hears, with whether files are on their way in or being read. */
export const READING = 'assize-reading';

/** The file that a note is about, by the name it came under. */
function Named({ source }: { source: string }) {
  const { data } = useQuery(at.source(source));
  if (!data) return null;
  return (
    <>
      <Link to="/sources/$id" params={{ id: source }}>
        <bdi>{data.row.from}</bdi>
      </Link>
      {': '}
    </>
  );
}

/** Adds reports to the file, from a dialogue or dropped anywhere on the page, and shows how their reading goes. */
export function Upload() {
  const { t, counted, n } = useTexts();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [ingest, setIngest] = useState<Ingest | null>(null);
  const [said, setSaid] = useState<ReactNode>(null);
  const [away, setAway] = useState(false);
  const [resisted, setResisted] = useState<readonly Note[]>([]);
  const before = useRef<ReadonlySet<string>>(new Set());
  const waiting = useRef(false);

  useEffect(
    () =>
      watch((event) => {
        if (event.kind === 'away') setAway(true);
        else if (event.kind === 'back') {
          setAway(false);
          // What still goes on is told again right after; what ended while nobody listened must not stand here for ever.
          setIngest(null);
        } else if (event.kind === 'progress') setIngest((last) => heard(last, event, performance.now()));
        else {
          setIngest(null);
          setSaid(event.kind === 'failed' ? <English>{`${event.what} ${event.next}`}</English> : t('state.updated'));
          if (!waiting.current) return;
          waiting.current = false;
          void queries.fetchQuery({ ...at.notes, staleTime: 0 }).then((notes) => {
            setResisted(notes.items.filter((note) => !before.current.has(keyOf(note))));
          });
        }
      }),
    [t],
  );

  const add = async (dropped: readonly Dropped[]) => {
    if (dropped.length === 0) return;
    setSaid(null);
    setResisted([]);
    setSent(0);
    try {
      before.current = new Set((await queries.fetchQuery({ ...at.notes, staleTime: 0 })).items.map(keyOf));
      waiting.current = true;
      const { files: received } = await addSources(dropped, setSent);
      setSaid(counted('count.files', received));
    } catch (error) {
      waiting.current = false;
      setSaid(<Trouble error={error} />);
    }
    setSent(null);
    for (const input of [files, folder]) if (input.current) input.current.value = '';
  };
  const chosen = (list: FileList | null) =>
    void add([...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })));

  useEffect(() => {
    const onAdd = () => files.current?.click();
    const onAddFolder = () => folder.current?.click();
    addEventListener(ADD, onAdd);
    addEventListener(ADD_FOLDER, onAddFolder);
    return () => {
      removeEventListener(ADD, onAdd);
      removeEventListener(ADD_FOLDER, onAddFolder);
    };
  }, []);

  const reading = sent !== null || ingest !== null;
  useEffect(() => void dispatchEvent(new CustomEvent(READING, { detail: reading })), [reading]);

  const drop = useRef(add);
  drop.current = add;
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !isFiles(event)) return;
      event.preventDefault();
      setOver(false);
      filesOf(event.dataTransfer.items).then(
        (found) => drop.current(found),
        () => setSaid(t('upload.unreadable')),
      );
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [t]);

  // All is read and no claim found yet: the models and the gazetteer are being loaded, which nobody counts.
  const between = ingest !== null && ingest.phase === 'reading' && ingest.done === ingest.total;
  const rate = ingest && !between ? rateOf(ingest) : null;
  const left = ingest && secondsLeft(ingest);
  return (
    <div className="add">
      <button type="button" className="button" onClick={() => files.current?.click()}>
        {t('top.add')}
      </button>
      <button type="button" className="button button-small" onClick={() => folder.current?.click()}>
        {t('upload.folder')}
      </button>
      <input ref={files} type="file" multiple hidden aria-label={t('top.add')} onChange={(event) => chosen(event.target.files)} />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={t('upload.folder')}
        onChange={(event) => chosen(event.target.files)}
      />
      <p className="quiet add-hint">{t('upload.hint')}</p>
      <div role="status" className="add-said">
        {away && <span className="add-away">{t('state.offline')}</span>}
        {sent !== null && sent < 1 && (
          <>
            <span>{t('upload.sending', { percent: n(Math.round(sent * 100)) })}</span>
            <progress value={sent} max={1} aria-label={t('upload.sendingLabel')} />
          </>
        )}
        {ingest && (
          <>
            <span>
              {between ? t('phase.preparing') : `${t(`phase.${ingest.phase}`)} ${n(ingest.done)}/${n(ingest.total)}`}
              {rate !== null && ` · ${t('upload.rate', { n: n(Math.round(rate * 10) / 10) })}`}
              {left !== null && left > 0 && ` · ${t('upload.left', { n: n(left) })}`}
            </span>
            <progress value={ingest.done} max={Math.max(1, ingest.total)} aria-label={t('state.progress')} />
            {ingest.what && (
              <span className="quiet add-what">
                <bdi>{ingest.what}</bdi>
              </span>
            )}
          </>
        )}
        {!ingest && sent === null && said}
      </div>
      {resisted.length > 0 && (
        <details className="resisted" open>
          <summary>{counted('upload.resisted', resisted.length)}</summary>
          <ul>
            {resisted.slice(0, 50).map((note) => (
              <li key={keyOf(note)}>
                {note.source && <Named source={note.source} />}
                <NoteLine note={note} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {over && (
        <div className="drop-here">
          <p>{t('upload.drop')}</p>
        </div>
      )}
    </div>
  );
}
