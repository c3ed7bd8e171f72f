import { Link, useSearch } from '@tanstack/react-router';
import { StatusMarks, Time } from '../parts/Marks.tsx';
import { Empty } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

const helps = [
  ['clinic shells', 'search.help.all'],
  ['"safe passage"', 'search.help.phrase'],
  ['evacu*', 'search.help.prefix'],
  ['Karsa OR Ister', 'search.help.or'],
  ['clinic -shells', 'search.help.not'],
  ['kind:killing', 'search.help.kind'],
  ['by:"Dora Pell"', 'search.help.by'],
  ['place:Karsa', 'search.help.place'],
  ['source:courier', 'search.help.source'],
] as const;

/** Passages, incidents and people that the words were found in. */
export function SearchPage() {
  const { t, counted } = useTexts();
  const { q = '' } = useSearch({ from: '/search' });
  const { data } = useSuspenseQuery(at.search(q));
  const beyond = data.hits.total > 10_000;
  const nothing = data.hits.total === 0 && data.incidents.length === 0 && data.entities.length === 0;
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {t('search.title')} {q !== '' && <q dir="auto">{q}</q>}
        </h1>
        <details className="search-help">
          <summary>{t('search.hint')}</summary>
          <ul>
            {helps.map(([typed, key]) => (
              <li key={key}>
                <code dir="ltr">{typed}</code> {t(key)}
              </li>
            ))}
          </ul>
        </details>
      </header>
      {nothing && <Empty>{q.trim() === '' ? t('search.type') : t('search.none', { q })}</Empty>}
      <div className="two-one">
        <section aria-labelledby="hits">
          <h2 id="hits">
            {t('search.passages')}{' '}
            <span className="quiet">{beyond ? t('search.beyond') : counted('count.passages', data.hits.total)}</span>
          </h2>
          <ol className="hits">
            {data.hits.items.map((hit) => (
              <li key={`${hit.source} ${hit.from}`}>
                <Link
                  to="/sources/$id"
                  params={{ id: hit.source }}
                  search={hit.claim ? { claim: hit.claim } : { from: hit.from, to: hit.to }}
                  className="claim-words"
                >
                  <span className="words" dir="auto">
                    {hit.parts.map((part, index) =>
                      part.lit ? (
                        <mark key={`${index} ${part.text}`}>{part.text}</mark>
                      ) : (
                        <span key={`${index} ${part.text}`}>{part.text}</span>
                      ),
                    )}
                  </span>
                </Link>
                <p className="quiet">
                  <bdi>{hit.title}</bdi>
                </p>
              </li>
            ))}
          </ol>
        </section>
        <div className="stack">
          {data.entities.length > 0 && (
            <section aria-labelledby="found-people">
              <h2 id="found-people">{t('nav.people')}</h2>
              <ul className="plain-list">
                {data.entities.map((row) => (
                  <li key={row.id}>
                    <Link to="/people/$id" params={{ id: row.id }}>
                      <bdi>{row.name}</bdi>
                    </Link>{' '}
                    <span className="quiet">{t(`entity.${row.kind}`)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {data.incidents.length > 0 && (
            <section aria-labelledby="found-incidents">
              <h2 id="found-incidents">{t('nav.incidents')}</h2>
              <ul className="plain-list">
                {data.incidents.map((row) => (
                  <li key={row.id}>
                    <span className="overline">
                      {t(`kind.${row.kind}`)} · <Time when={row.when} />
                    </span>
                    <Link to="/incidents/$id" params={{ id: row.id }}>
                      <Title of={row} />
                    </Link>
                    <StatusMarks row={row} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
