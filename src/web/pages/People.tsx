import { Link, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { EntityId, EntityRow } from '../../model/index.ts';
import { ClaimLines } from '../parts/ClaimLine.tsx';
import { Decide } from '../parts/Decide.tsx';
import { IncidentTable } from '../parts/IncidentTable.tsx';
import { Empty, Loading, More } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useParts } from '../lib/parts.ts';
import { linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';

/** People and bodies that act and speak stand apart from places, and from groups that are named only by what they are. */
const shelves = {
  actors: ['person', 'organisation', 'state', 'armed-group', 'role'],
  places: ['place', 'facility'],
  groups: ['group'],
} as const;
type Shelf = keyof typeof shelves;

/** Everyone and everything that the file names. */
export function PeoplePage() {
  const { t, n } = useTexts();
  const [shelf, setShelf] = useState<Shelf>('actors');
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const list = useParts<EntityRow>(at.entities(shelves[shelf], asked === '' ? undefined : asked));
  const [chosen, setChosen] = useState<ReadonlyMap<EntityId, string>>(new Map());
  const choose = (row: EntityRow) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(row.id)) next.set(row.id, row.name);
      return next;
    });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.people')}</h1>
        <p className="lead">{t('people.lead')}</p>
        <div className="head-tools">
          <div className="segmented" role="group" aria-label={t('people.kind')}>
            {(Object.keys(shelves) as Shelf[]).map((each) => (
              <button key={each} type="button" aria-pressed={shelf === each} onClick={() => setShelf(each)}>
                {t(`people.shelf.${each}`)}
              </button>
            ))}
          </div>
          <label>
            <span className="visually-hidden">{t('people.find')}</span>
            <input
              type="search"
              dir="auto"
              value={words}
              placeholder={t('people.find')}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
        </div>
      </header>
      {list.waiting ? (
        <Loading />
      ) : list.items.length === 0 ? (
        <Empty>{asked === '' ? t('people.none') : t('search.none', { q: asked })}</Empty>
      ) : (
        <table className="table people">
          <caption className="visually-hidden">{t('nav.people')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('grid.choose')}</span>
              </th>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.kind')}</th>
              <th scope="col" className="number">
                {t('people.mentions')}
              </th>
              <th scope="col" className="number">
                {t('people.said')}
              </th>
              <th scope="col" className="number">
                {t('people.named')}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((row) => (
              <tr key={row.id}>
                <td className="choose">
                  <input
                    type="checkbox"
                    checked={chosen.has(row.id)}
                    onChange={() => choose(row)}
                    aria-label={t('grid.chooseOne', { title: row.name })}
                  />
                </td>
                <th scope="row">
                  <Link to="/people/$id" params={{ id: row.id }} className="row-link">
                    <bdi>{row.name}</bdi>
                  </Link>
                  {row.aliases.length > 0 && (
                    <span className="quiet aliases">
                      <bdi>{row.aliases.slice(0, 4).join(' · ')}</bdi>
                    </span>
                  )}
                </th>
                <td data-label={t('people.kind')}>
                  {t(`entity.${row.kind}`)} {row.state && <span className="quiet">{row.state}</span>}
                </td>
                <td data-label={t('people.mentions')} className="number">
                  {n(row.mentions)}
                </td>
                <td data-label={t('people.said')} className="number">
                  {n(row.said)}
                </td>
                <td data-label={t('people.named')} className="number">
                  {n(row.named)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More list={list} />
      {chosen.size > 1 && (
        <div className="chosen-bar" role="region" aria-label={t('grid.chosenLabel')}>
          <b>
            <bdi>{[...chosen.values()].join(' · ')}</bdi>
          </b>
          <Decide
            conclusion={{ kind: 'join-entities', entities: [...chosen.keys()] }}
            about={<bdi>{[...chosen.values()].join(' = ')}</bdi>}
            onDone={() => setChosen(new Map())}
          >
            {t('people.join')}
          </Decide>
          <button type="button" className="button button-small" onClick={() => setChosen(new Map())}>
            {t('grid.drop')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The names that were joined to make this one: those chosen are parted from it, as somebody else's. */
function Part({ row }: { row: EntityRow }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<EntityId>>(new Set());
  const names = row.parts.filter(({ id }) => chosen.has(id)).map(({ name }) => name);
  return (
    <details className="set-element">
      <summary className="more">{t('people.part')}</summary>
      <fieldset className="part-names">
        <legend>{t('people.partLead')}</legend>
        {row.parts.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.has(id)}
              // One name at least stays.
              disabled={!chosen.has(id) && chosen.size === row.parts.length - 1}
              onChange={() => {
                const next = new Set(chosen);
                if (!next.delete(id)) next.add(id);
                setChosen(next);
              }}
            />{' '}
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      {names.length > 0 && (
        <Decide
          conclusion={{ kind: 'part-entities', entity: row.id, parts: [...chosen] }}
          about={<bdi>{`${names.join(', ')} ≠ ${row.name}`}</bdi>}
        >
          {t('people.part')}
        </Decide>
      )}
    </details>
  );
}

/** What one of them said, and what is said of them: two lists that must not be taken for each other. */
export function PersonPage() {
  const { id } = useParams({ from: '/people/$id' });
  const { t, counted } = useTexts();
  const { data } = useSuspenseQuery(at.entity(id));
  const { row } = data;
  // A place says nothing: an empty half of the page would tell of nothing either.
  const speaks = data.said.length > 0 || !['place', 'facility'].includes(row.kind);
  return (
    <div className="page">
      <header className="page-head">
        <p className="overline">
          <Link to="/people">{t('nav.people')}</Link> · {t(`entity.${row.kind}`)} {row.state}
        </p>
        <h1>
          <bdi>{row.name}</bdi>
        </h1>
        {row.aliases.length > 0 && (
          <p className="quiet">
            {t('people.aliases')}: <bdi>{row.aliases.join(', ')}</bdi>
          </p>
        )}
        <p className="quiet">
          {counted('count.mentions', row.mentions)}, {counted('count.sources', row.sources)}
        </p>
        {row.parts.length > 1 && <Part key={row.id} row={row} />}
      </header>
      {data.attribution.length > 0 && (
        <section aria-labelledby="accusations">
          <h2 id="accusations">{t('people.accusations')}</h2>
          <p className="quiet">{t('incident.attributionNote')}</p>
          <ul className="plain-list">
            {data.attribution.map(({ incident, attribution }) => (
              <li key={incident.id}>
                <Link to="/incidents/$id" params={{ id: incident.id }} hash="attribution">
                  <Title of={incident} />
                </Link>
                <p className="quiet">
                  {t('incident.accused')}:{' '}
                  <bdi>{[...new Set(attribution.accusedBy.map((by) => by.speaker))].join(', ') || '–'}</bdi>
                  <br />
                  {attribution.deniedBy.length > 0 ? (
                    <>
                      {t('incident.denied')}: <bdi>{[...new Set(attribution.deniedBy.map((by) => by.speaker))].join(', ')}</bdi>
                    </>
                  ) : (
                    t('incident.noDenial')
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={speaks ? 'two' : ''}>
        {speaks && (
          <section aria-labelledby="said">
            <h2 id="said">{t('people.saidTitle')}</h2>
            {data.said.length === 0 ? <Empty>{t('state.empty')}</Empty> : <ClaimLines bearings={linesOf(data.said)} first={30} />}
          </section>
        )}
        <section aria-labelledby="named">
          <h2 id="named">{t(speaks ? 'people.namedTitle' : 'people.namedPlace')}</h2>
          {data.named.length === 0 ? <Empty>{t('state.empty')}</Empty> : <ClaimLines bearings={linesOf(data.named)} first={30} />}
        </section>
      </div>
      {data.incidents.length > 0 && (
        <section aria-labelledby="appears">
          <h2 id="appears">{t('people.incidents')}</h2>
          <IncidentTable rows={data.incidents} caption={t('people.incidents')} />
        </section>
      )}
    </div>
  );
}
