import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { EntityId, Grade, IncidentFile } from '../../model/index.ts';
import { AttributionTable, Log, VoteTable } from '../parts/IncidentParts.tsx';
import { Why } from '../parts/ClaimCard.tsx';
import { ClaimLines, ClaimMarks, Voice, nameOf } from '../parts/ClaimLine.tsx';
import { Decide } from '../parts/Decide.tsx';
import { DisputeCard } from '../parts/DisputeCard.tsx';
import { Elements } from '../parts/Elements.tsx';
import { Figures } from '../parts/Figures.tsx';
import { Tolls } from '../parts/IncidentTable.tsx';
import { GradeMark, StatusMarks, Time } from '../parts/Marks.tsx';
import { Places } from '../parts/Places.tsx';
import { WriteClaim } from '../parts/WriteClaim.tsx';
import { Title } from '../parts/Title.tsx';
import { Words } from '../parts/Words.tsx';
import { at, useSuspenseQuery } from '../lib/api.ts';
import { formatRange, formatWhen, setOff } from '../lib/format.ts';
import { type Answer, groupByQuestion, linesOf } from '../lib/questions.ts';
import { useTexts } from '../lib/texts.ts';
import { wordFor } from '../lib/titles.ts';
import { English, Said } from '../parts/Said.tsx';

const grades: readonly Grade[] = ['confirmed', 'fair', 'weak', 'contested', 'discounted'];

/** One incident: what is said under each question, by whom, how sure, and where the sources differ. */
export function IncidentPage() {
  const { id } = useParams({ from: '/incidents/$id' });
  const { data: file } = useSuspenseQuery(at.incident(id));
  const { t, counted, language } = useTexts();
  const { incident, row } = file;
  const sections = [
    ['vote', 'incident.vote', incident.vote !== null],
    ['questions', 'incident.questions', true],
    ['figures', 'incident.figures', incident.tally.length > 0],
    ['attribution', 'incident.attribution', incident.attribution.length > 0],
    ['disputes', 'incident.disputes', true],
    ['elements', 'incident.elements', row.shelf === 'incident'],
    ['claims', 'incident.claims', true],
    ['log', 'incident.log', true],
  ] as const;
  const has = (name: string) => sections.some(([key, , there]) => key === name && there);
  return (
    <div className="page incident">
      <header className="page-head">
        <p className="overline">
          <Link to={row.shelf === 'incident' ? '/incidents' : '/record'}>
            {t(row.shelf === 'incident' ? 'nav.incidents' : 'nav.record')}
          </Link>{' '}
          · {t(`kind.${row.kind}`)}
        </p>
        <h1>
          <Title of={row} />
        </h1>
        {language !== 'en' && (
          <p className="quiet">
            {t('title.made')}: <English>{row.title}</English>
          </p>
        )}
        <dl className="brief">
          <div>
            <dt>{t('question.when')}</dt>
            <dd>
              <Time when={row.when} />
            </dd>
          </div>
          <div>
            <dt>{t('question.where')}</dt>
            <dd>
              {row.place ? (
                <bdi>{[row.place.name, ...row.place.within].join(', ')}</bdi>
              ) : (
                <span className="quiet">{t('where.unknown')}</span>
              )}
              {row.place && row.place.lat === null && <span className="quiet"> · {t('where.unplaced')}</span>}
            </dd>
          </div>
          <div>
            <dt>{t('list.status')}</dt>
            <dd>
              <StatusMarks row={row} />
            </dd>
          </div>
          {row.shelf === 'incident' && (
            <div>
              <dt>{t('list.toll')}</dt>
              <dd>
                <Tolls row={row} />
              </dd>
            </div>
          )}
          <div className="brief-wide">
            <dt>{t('grade.label')}</dt>
            <dd>
              <GradeMark grade={row.grade} /> — <Said>{row.gradeBecause}</Said>
              <span className="quiet">
                {' '}
                {counted('count.origins', row.origins)}, {counted('count.sources', row.sources)},{' '}
                {counted('count.claims', row.claims)}
              </span>
              <details className="set-element">
                <summary className="more">{t('grade.set')}</summary>
                <div className="form-ends">
                  {grades
                    .filter((grade) => grade !== row.grade)
                    .map((grade) => (
                      <Decide
                        key={grade}
                        conclusion={{ kind: 'set-grade', incident: row.id, grade }}
                        about={
                          <p>
                            <Title of={row} />: <GradeMark grade={row.grade} /> → <GradeMark grade={grade} />
                          </p>
                        }
                      >
                        {t(`grade.${grade}`)}
                      </Decide>
                    ))}
                </div>
              </details>
            </dd>
          </div>
        </dl>
      </header>
      <div className="with-aside">
        <div>
          {incident.vote && <VoteTable file={file} />}
          <ByQuestion file={file} />
          {has('attribution') && <AttributionTable file={file} />}
          <section id="disputes">
            <h2>{t('incident.disputes')}</h2>
            {file.disputes.length === 0 && <p className="quiet">{t('incident.noDisputes')}</p>}
            <div className="stack">
              {file.disputes.map((dispute) => (
                <DisputeCard key={dispute.id} dispute={dispute} />
              ))}
            </div>
          </section>
          {has('elements') && (
            <section id="elements">
              <h2>{t('incident.elements')}</h2>
              <p className="quiet">{t('incident.elementsNote')}</p>
              <Elements assessments={file.assessments} claims={file.claims} />
            </section>
          )}
          <Claims file={file} />
          <section id="log">
            <h2>{t('incident.log')}</h2>
            <Log reviews={file.reviews} />
          </section>
        </div>
        <aside className="aside">
          <nav aria-label={t('incident.onPage')}>
            <h2 className="overline">{t('incident.onPage')}</h2>
            <ul>
              {sections
                .filter(([, , there]) => there)
                .map(([key, label]) => (
                  <li key={key}>
                    <a href={`#${key}`}>{t(label)}</a>
                  </li>
                ))}
            </ul>
          </nav>
          {row.place && row.place.lat !== null && row.place.lon !== null && (
            <section>
              <h2 className="overline">{t('incident.map')}</h2>
              <IncidentMap place={{ ...row.place, lat: row.place.lat, lon: row.place.lon }} />
            </section>
          )}
          <section aria-labelledby="incident-sources">
            <h2 id="incident-sources" className="overline">
              {t('nav.sources')}
            </h2>
            <ul className="plain-list">
              {file.sources.map((source) => (
                <li key={source.id}>
                  <Link to="/sources/$id" params={{ id: source.id }}>
                    <bdi>{nameOf(source)}</bdi>
                  </Link>{' '}
                  {source.sharing > 1 && <span className="quiet">{counted('sources.shares', source.sharing - 1)}</span>}
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </div>
  );
}

function IncidentMap({ place }: { place: { name: string; lat: number; lon: number; radiusMetres: number | null } }) {
  const { name, lat, lon, radiusMetres } = place;
  const places = useMemo(() => [{ name, lat, lon, radiusMetres, incidents: 1 }], [name, lat, lon, radiusMetres]);
  return <Places places={places} list={false} />;
}

function ByQuestion({ file }: { file: IncidentFile }) {
  const { t } = useTexts();
  const grouped = useMemo(() => groupByQuestion(file.claims), [file]);
  const answered = grouped.filter(({ answers }) => answers.length > 0);
  const silent = grouped.filter(({ answers }) => answers.length === 0);
  return (
    <section id="questions">
      <h2>{t('incident.questions')}</h2>
      {answered.map(({ question, answers }) => (
        <section key={question} className="question">
          <h3>{t(`question.${question}`)}</h3>
          <div className="answers">
            {question === 'many' && file.incident.tally.length > 0 ? (
              <div id="figures">
                <p className="quiet">{t('incident.figuresNote')}</p>
                <Figures incident={file.incident} claims={file.claims} />
              </div>
            ) : (
              <Some of={answers} first={4}>
                {(answer) => <AnswerRow key={answer.key} answer={answer} />}
              </Some>
            )}
          </div>
        </section>
      ))}
      {silent.length > 0 && (
        <p className="question-silent">
          {t('question.silentAll', { questions: silent.map(({ question }) => t(`question.${question}`)).join(' · ') })}
        </p>
      )}
    </section>
  );
}

/** The first few of a list, and the rest on demand. */
function Some<T>({
  of,
  first,
  rest: Rest = 'p',
  children,
}: {
  of: readonly T[];
  first: number;
  rest?: 'p' | 'li';
  children: (each: T) => ReactNode;
}) {
  const { counted } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all || of.length <= first + 1 ? of : of.slice(0, first);
  return (
    <>
      {shown.map(children)}
      {shown.length < of.length && (
        <Rest>
          <button type="button" className="more" onClick={() => setAll(true)}>
            {counted('count.more', of.length - shown.length)}
          </button>
        </Rest>
      )}
    </>
  );
}

function AnswerRow({ answer }: { answer: Answer }) {
  const { counted } = useTexts();
  return (
    <div className="answer">
      <div className="answer-value">
        <p>
          <AnswerValue answer={answer} />
        </p>
        <p className="quiet">
          {counted('count.origins', answer.origins)}
          <br />
          {counted('count.claims', answer.claims)}
        </p>
      </div>
      <div>
        <ClaimLines bearings={answer.bearings} short />
      </div>
    </div>
  );
}

function AnswerValue({ answer: { value } }: { answer: Answer }) {
  const { t, locale, n } = useTexts();
  switch (value.kind) {
    case 'event':
      return (
        <>
          <b>{t(`kind.${value.event}`)}</b>
          {value.detail && <span className="quiet"> · {wordFor(t, 'detail', value.detail)}</span>}
        </>
      );
    case 'place':
      return (
        <>
          <b>
            <bdi>{value.place.name}</bdi>
          </b>{' '}
          <span className="quiet">
            {value.place.within.join(', ')}
            {value.place.lat === null
              ? ` · ${t('where.unplaced')}`
              : value.place.radiusMetres !== null &&
                ` · ${t('where.radius', { n: n(Math.max(1, Math.round(value.place.radiusMetres / 1000))) })}`}
          </span>
        </>
      );
    case 'time':
      return (
        <>
          <b>{formatWhen(value.when, t, locale)}</b>{' '}
          <span className="quiet">{t('when.precision', { precision: t(`precision.${value.when.precision}`) })}</span>
        </>
      );
    case 'harm':
      return (
        <>
          <b>
            {formatRange(value.harm, t, locale)} {t(`outcome.${value.harm.outcome}`)}
          </b>{' '}
          <span className="quiet">
            {t(`class.${value.harm.class}`)}
            {value.harm.scope === 'cumulative' && ` · ${t('figure.cumulative')}`}
          </span>
        </>
      );
    case 'writer':
      return <em>{t('narrator')}</em>;
    default:
      return (
        <>
          <b>
            {value.entity ? (
              <Link to="/people/$id" params={{ id: value.entity }}>
                <bdi>{value.name}</bdi>
              </Link>
            ) : (
              <bdi>{value.name}</bdi>
            )}
          </b>
          {value.kind === 'name' && value.of && <span className="quiet"> {wordFor(t, value.of.vocabulary, value.of.code)}</span>}
        </>
      );
  }
}

function Claims({ file }: { file: IncidentFile }) {
  const { t } = useTexts();
  const names = useMemo(
    () => [
      ...new Map(
        file.claims
          .flatMap(({ actors, voice }) => [...actors, ...(voice.speaker ? [voice.speaker] : [])])
          .flatMap(({ entity, name }) => (entity === null ? [] : [[entity, { entity: entity as EntityId, name }] as const])),
      ).values(),
    ],
    [file],
  );
  return (
    <section id="claims">
      <h2>{t('incident.claims')}</h2>
      <ol className="claims">
        <Some of={linesOf(file.claims)} first={6} rest="li">
          {({ claim, parts, copies }) => (
            <li key={claim.id} className="claim">
              <p className="overline">
                {t(`kind.${claim.kind}`)} · <Voice claim={claim} />
                {copies.length > 0 && (
                  <>
                    {' '}
                    ·{' '}
                    {t('question.copies', {
                      sources: copies.map((copy) => setOff(copy.sourceName)).join(t('because.between')),
                    })}
                  </>
                )}
              </p>
              <Link
                to="/sources/$id"
                params={{ id: claim.source }}
                search={{ claim: claim.id }}
                className="claim-words"
                aria-label={`${t('claim.open')}: ${claim.quote}`}
              >
                <Words passage={claim} parts={parts} />
              </Link>
              <ClaimMarks claim={claim} />
              <div className="margin-ends">
                <Why claim={claim} />
                <Decide conclusion={{ kind: 'confirm', claim: claim.id as never }} about={<q dir="auto">{claim.quote}</q>}>
                  {t('claim.confirm')}
                </Decide>
                <Decide conclusion={{ kind: 'reject', claim: claim.id as never }} about={<q dir="auto">{claim.quote}</q>}>
                  {t('claim.reject')}
                </Decide>
                <WriteClaim reading={claim.reading} span={claim} words={claim.quote} before={claim} names={names}>
                  {t('write.mend')}
                </WriteClaim>
                {file.claims.length > 1 && (
                  <Decide
                    conclusion={{ kind: 'part', incident: file.incident.id, claims: [claim.id as never] }}
                    about={<q dir="auto">{claim.quote}</q>}
                  >
                    {t('claim.part')}
                  </Decide>
                )}
              </div>
            </li>
          )}
        </Some>
      </ol>
    </section>
  );
}
