import { Suspense, lazy } from 'react';
import type { SourceFile, Span } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

const PdfPages = lazy(() => import('./PdfPages.tsx'));

/** Whether the original can be shown beside its text. */
export const hasOriginal = ({ row }: SourceFile): boolean => row.mediaType === 'text/html' || row.mediaType === 'application/pdf';

/**
 * The original beside the text drawn from it: a web page in a frame where no script of it runs and nothing is fetched, or the page of
 * a PDF with the chosen words in a box.
 */
export function Original({ file, chosen }: { file: SourceFile; chosen: Span | null }) {
  const { t } = useTexts();
  const { row, text } = file;
  const name = row.title ?? row.from;
  return (
    <section className="original" aria-label={t('original.title')}>
      <p className="overline">
        {t('original.title')} · <bdi>{row.from}</bdi>
      </p>
      {row.mediaType === 'application/pdf' ? (
        <Suspense fallback={<div className="bone original-bone" />}>
          <PdfPages source={row.id} boxes={text?.boxes ?? []} chosen={chosen} />
        </Suspense>
      ) : (
        <>
          <iframe
            className="original-frame"
            src={`/api/sources/${row.id}/page`}
            sandbox=""
            title={t('original.frame', { name })}
          />
          <p className="quiet">{t('original.safe')}</p>
        </>
      )}
    </section>
  );
}
