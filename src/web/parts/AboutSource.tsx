import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SourceFile } from '../../model/index.ts';
import { at, useQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';
import { Time } from './Marks.tsx';
import { Empty } from './States.tsx';
import { Said } from './Said.tsx';

/** A language by its name in that of the page; its code where nobody has a name for it. */
function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What a source says of itself beside its title and date, each with where it was found. Addresses are words here, and lead nowhere. */
export function AboutSource({ file: { row, text } }: { file: SourceFile }) {
  const { t, n, locale } = useTexts();
  const about = text?.about ?? null;
  const found = (key: string, value: ReactNode, where?: string) => (
    <div key={key}>
      <dt>{t(`about.${key}`)}</dt>
      <dd>
        {value}
        {where !== undefined && (
          <span className="quiet">
            {' '}
            [<Said>{where}</Said>]
          </span>
        )}
      </dd>
    </div>
  );
  return (
    <dl className="about-source">
      {found('kind', row.mediaType)}
      {about && about.language.code !== 'und'
        ? found(
            'language',
            `${languageName(about.language.code, locale)} (${t('about.sure', { n: n(Math.round(about.language.confidence * 100)) })})`,
          )
        : found('language', t('about.unknown'))}
      {about?.byline && found('byline', <bdi>{about.byline.value}</bdi>, about.byline.where)}
      {about?.publisher
        ? found('publisher', <bdi>{about.publisher.value}</bdi>, about.publisher.where)
        : found('publisher', t('about.unknown'))}
      {about?.published && found('published', <Time when={about.published} />, about.published.where)}
      {about?.updated && found('updated', <Time when={about.updated} />, about.updated.where)}
      {about?.incident?.when && found('incident', <Time when={about.incident.when} />, about.incident.when.where)}
      {about?.incident?.place && found('place', <bdi>{about.incident.place.value}</bdi>, about.incident.place.where)}
      {about?.address && found('address', <bdi className="about-address">{about.address}</bdi>)}
      {row.inside && (
        <div>
          <dt>{t('about.inside')}</dt>
          <dd>
            <Link to="/sources/$id" params={{ id: row.inside }}>
              <bdi>{row.from.split('/').slice(0, -1).join('/') || row.from}</bdi>
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The kinds of files that hold other files: archives, mails with what is attached, tables of reports. */
const holds = /zip|x-tar|gzip|mbox|warc|wacz|rfc822|csv|tab-separated|json|spreadsheet/;

/** The sources that came inside this one; where there are none and it has no text, that it has none. */
export function Inside({ file: { row, text } }: { file: SourceFile }) {
  const { t } = useTexts();
  const { data, isPending } = useQuery({ ...at.someSources(row.from), enabled: holds.test(row.mediaType) });
  const inside = data?.items.filter((other) => other.inside === row.id) ?? [];
  if (inside.length === 0) return text || (isPending && holds.test(row.mediaType)) ? null : <Empty>{t('sources.noText')}</Empty>;
  return (
    <section className="inside" aria-labelledby="inside">
      <h2 id="inside">{t('about.holds')}</h2>
      <ul>
        {inside.map((other) => (
          <li key={other.id}>
            <Link to="/sources/$id" params={{ id: other.id }}>
              <bdi>{other.from.slice(row.from.length + 1) || other.from}</bdi>
            </Link>
            {other.title && (
              <>
                {' · '}
                <bdi lang={other.language ?? undefined}>{other.title}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {data?.next && (
        <p>
          <Link to="/sources">{t('about.more')}</Link>
        </p>
      )}
    </section>
  );
}
