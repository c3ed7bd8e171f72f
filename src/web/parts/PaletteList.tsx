import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { at, useQuery } from '../lib/api.ts';
import { type Language, languageNames, languages, setLanguage } from '../lib/language.ts';
import { sections } from '../lib/sections.ts';
import { useTexts } from '../lib/texts.ts';
import { useTitle } from './Title.tsx';

interface Choice {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly go: () => void;
}

/** The list over the page; loaded when it is first asked for. */
export default function PaletteList({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTexts();
  return (
    <ModalOverlay className="overlay overlay-top" isDismissable isOpen={open} onOpenChange={onOpen}>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label={t('palette.title')}>
          <List close={() => onOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function List({ close }: { close: () => void }) {
  const { t } = useTexts();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const q = useDeferredValue(typed.trim());
  // A word being typed is the beginning of one.
  const found = useQuery({ ...at.search(q === '' || /["*:\s]$/.test(typed) ? q : `${q}*`), enabled: q.length > 1 }).data;
  const choices = useMemo(() => {
    const matches = (label: string) => label.toLocaleLowerCase().includes(q.toLocaleLowerCase());
    const own: Choice[] = [
      ...sections.map(([to, label]) => ({
        key: to,
        group: t('palette.pages'),
        label: t(label),
        go: () => void navigate({ to }),
      })),
      { key: 'compare', group: t('palette.pages'), label: t('compare.title'), go: () => void navigate({ to: '/compare' }) },
      { key: 'reference', group: t('palette.pages'), label: t('reference.title'), go: () => void navigate({ to: '/reference' }) },
      ...languages.map((language: Language) => ({
        key: `language ${language}`,
        group: t('top.language'),
        label: languageNames[language],
        go: () => void setLanguage(language),
      })),
    ].filter((choice) => q === '' || matches(choice.label));
    if (q.length < 2 || !found) return q === '' ? own.slice(0, sections.length + 2) : own;
    return [
      ...own,
      ...found.incidents.slice(0, 6).map((row) => ({
        key: row.id,
        group: t('nav.incidents'),
        label: titleOf(row),
        hint: t(`kind.${row.kind}`),
        go: () => void navigate({ to: '/incidents/$id', params: { id: row.id } }),
      })),
      ...found.entities.slice(0, 6).map((row) => ({
        key: row.id,
        group: t('nav.people'),
        label: row.name,
        hint: t(`entity.${row.kind}`),
        go: () => void navigate({ to: '/people/$id', params: { id: row.id } }),
      })),
      ...found.hits.items.slice(0, 6).map((hit) => ({
        key: `${hit.source} ${hit.from}`,
        group: t('search.passages'),
        label: hit.parts.map((part) => part.text).join(''),
        hint: hit.title,
        go: () =>
          void navigate({
            to: '/sources/$id',
            params: { id: hit.source },
            search: hit.claim ? { claim: hit.claim } : { from: hit.from, to: hit.to },
          }),
      })),
    ];
  }, [q, found, navigate, t]);
  const at_ = Math.min(active, choices.length - 1);
  const pick = (choice: Choice | undefined) => {
    if (!choice) {
      if (q !== '') void navigate({ to: '/search', search: { q } });
    } else choice.go();
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (at_ + step + choices.length) % Math.max(1, choices.length);
      setActive(next);
      list.current?.querySelector(`#palette-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(choices[at_]);
    }
  };
  return (
    <>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialogue was opened to type in
        autoFocus
        type="search"
        dir="auto"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices.length > 0 ? `palette-${at_}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.type')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label={t('palette.title')} ref={list} className="palette-list">
        {choices.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box above has the keys
          <li
            key={choice.key}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at_}
            onClick={() => pick(choice)}
            onPointerMove={() => setActive(index)}
          >
            <span className="palette-label">
              <bdi>{choice.label}</bdi>
            </span>
            <span className="quiet palette-hint">
              <bdi>{choice.hint ?? choice.group}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="quiet palette-none">{t('search.none', { q })}</p>}
    </>
  );
}
