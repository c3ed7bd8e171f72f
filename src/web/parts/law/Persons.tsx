import { Link } from '@tanstack/react-router';
import type { CommandRelation, LiabilityAssessment } from '../../../model/index.ts';
import { formatWhen, setOff } from '../../lib/format.ts';
import { useTexts } from '../../lib/texts.ts';
import { Dots } from '../Elements.tsx';
import { StateMark } from '../Marks.tsx';
import { ClaimsOf } from './Claims.tsx';
import { LawList } from './LawList.tsx';
import { Because, SetBy, SetElement } from './SetElement.tsx';
import { Missing } from './Missing.tsx';
import { Article, Said } from '../Said.tsx';

/** Those whom words hold responsible, with the modes of liability looked at, and who is said to lead whom. Never a verdict. */
export function Persons() {
  const { t } = useTexts();
  return (
    <>
      <LawList part="liability">
        {(modes) =>
          [...Map.groupBy(modes, ({ entity, name }) => entity ?? name)].map(([key, own]) => <Person key={key} modes={own} />)
        }
      </LawList>
      <h2>{t('law.commands')}</h2>
      <LawList part="commands">
        {(commands) =>
          commands.map((each) => <Command key={`${each.person} ${each.over} ${each.kind} ${each.first ?? ''}`} command={each} />)
        }
      </LawList>
    </>
  );
}

function Person({ modes }: { modes: readonly LiabilityAssessment[] }) {
  const { t, counted } = useTexts();
  const { name, natural, entity, incidents } = modes[0]!;
  return (
    <article className="law-item">
      <h3>
        {entity ? (
          <Link to="/people/$id" params={{ id: entity }}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}{' '}
        <span className="quiet">
          {counted('count.incidents', incidents.length)}
          {!natural && ` · ${t('law.body')}`}
        </span>
      </h3>
      {modes.map((mode) => (
        <Mode key={mode.mode} mode={mode} />
      ))}
    </article>
  );
}

function Mode({ mode: { title, article, elements, incidents } }: { mode: LiabilityAssessment }) {
  const { t } = useTexts();
  const bearing = elements.some(({ state, set }) => state !== 'not-assessed' || (set ?? null) !== null);
  return (
    <details className="crime">
      <summary>
        <span>
          <Said>{title}</Said>{' '}
          <span className="quiet">
            <Article>{article}</Article>
          </span>
        </span>
        {bearing ? <Dots elements={elements} /> : <span className="quiet">{t('law.bearNone')}</span>}
      </summary>
      <ol className="elements">
        {elements.map((element) => (
          <li key={element.id}>
            <div className="element-head">
              <b>
                <Said>{element.question}</Said>
              </b>
              <StateMark state={element.state} />
            </div>
            <p className="quiet">
              <Because of={element} /> {element.authority && <Article>{element.authority}</Article>}
              {element.unconfirmed && (
                <>
                  {' '}
                  {t('law.unconfirmed')}: <Said>{element.unconfirmed}</Said>
                </>
              )}
            </p>
            <SetBy of={element} />
            <ClaimsOf ids={element.for} label={t('incident.for')} />
            <ClaimsOf ids={element.against} label={t('incident.against')} />
            <Missing of={element.missing} />
            {incidents[0] && (
              <SetElement incident={incidents[0]} element={element.id} question={element.question} state={element.state} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Command({ command: { person, over, kind, first, last, days, past, claims } }: { command: CommandRelation }) {
  const { t, locale } = useTexts();
  return (
    <div className="law-item">
      <p>
        {t(`law.command.${past ? 'past' : kind}`, { person: setOff(person), over: setOff(over) })}
        <span className="quiet">
          {' · '}
          {formatWhen({ first, last, precision: 'day' }, t, locale)}
          {days === 'of-event' && ` (${t('law.dayOfEvent')})`}
        </span>
      </p>
      <ClaimsOf ids={claims} />
    </div>
  );
}
