import { Link } from '@tanstack/react-router';
import type { IncidentId } from '../../../model/index.ts';
import { formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/texts.ts';
import { Title } from '../Title.tsx';
import { ClaimsOf } from './Claims.tsx';
import { LawList, type Names } from './LawList.tsx';
import { Article, Said } from '../Said.tsx';

/** How many incidents stand under one line. */
const SHOWN = 4;

/** Ways to the incidents that something is about, the first few of them by name. */
function Incidents({ ids, names }: { ids: readonly IncidentId[]; names: Names }) {
  const { counted } = useTexts();
  const shown = ids.flatMap((id) => names.get(id) ?? []).slice(0, SHOWN);
  return (
    <ul className="law-incidents">
      {shown.map((name) => (
        <li key={name.id}>
          <Link to="/incidents/$id" params={{ id: name.id }} hash="elements">
            <Title of={name} />
          </Link>
        </li>
      ))}
      {ids.length > shown.length && <li className="quiet">{counted('count.more', ids.length - shown.length)}</li>}
    </ul>
  );
}

/** Incidents that are alike in a way that may be more than chance. */
export function Patterns() {
  const { t, locale } = useTexts();
  return (
    <LawList part="patterns">
      {(patterns, names) =>
        patterns.map(({ id, kind, what, incidents, chance, because }) => (
          <article key={id} className="law-item">
            <p>
              <span className="mark">{t(`law.pattern.${kind}`)}</span> <Said>{what}</Said>
              {chance !== null && (
                <span className="quiet">
                  {' '}
                  · {t('law.chance', { value: chance < 0.001 ? '< 0.001' : formatNumber(Number(chance.toPrecision(2)), locale) })}
                </span>
              )}
            </p>
            <p className="quiet">
              <Said>{because}</Said>
            </p>
            <Incidents ids={incidents} names={names} />
          </article>
        ))
      }
    </LawList>
  );
}

/** What an investigator can go and find out; what decides most stands first. */
export function Questions() {
  const { n } = useTexts();
  return (
    <LawList part="questions">
      {(questions, names) => (
        <ol className="law-questions">
          {questions.map(({ question, weight, decides }) => (
            <li key={question}>
              <span className="law-weight" aria-hidden="true">
                {n(Math.round(weight * 100) / 100)}
              </span>
              <div>
                <p>
                  <Said>{question}</Said>
                </p>
                <Incidents ids={[...new Set(decides.map(({ incident }) => incident))]} names={names} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </LawList>
  );
}

/** Crimes that the claims would point to and that are not looked at, with the reason; those of one reason together. */
export function Aside() {
  return (
    <LawList part="setAside">
      {(aside, names) =>
        [...Map.groupBy(aside, ({ crime, because }) => `${crime} ${because}`)].map(([key, group]) => {
          const { title, article, because } = group[0]!;
          return (
            <article key={key} className="law-item">
              <p>
                <b>
                  <Said>{title}</Said>
                </b>{' '}
                <span className="quiet">
                  <Article>{article}</Article>
                </span>
                <br />
                <Said>{because}</Said>
              </p>
              <Incidents ids={[...new Set(group.map(({ incident }) => incident))]} names={names} />
              <ClaimsOf ids={[...new Set(group.flatMap(({ claims }) => claims))]} />
            </article>
          );
        })
      }
    </LawList>
  );
}

/** What a communication to a prosecutor could say, sentence by sentence. */
export function Outline() {
  const { t } = useTexts();
  return (
    <LawList part="communication">
      {(sentences) =>
        [...Map.groupBy(sentences, ({ section }) => section)].map(([section, own]) => (
          <section key={section} className="law-item">
            <h3>{t(`law.section.${section}`)}</h3>
            {own.map(({ text, claims }) => (
              <div key={text}>
                <p lang="en" dir="ltr">
                  {text}
                </p>
                <ClaimsOf ids={claims} />
              </div>
            ))}
          </section>
        ))
      }
    </LawList>
  );
}
