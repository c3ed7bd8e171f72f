import { GlobalWorkerOptions, type PDFDocumentProxy, getDocument } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- what comes is the address of the file, which Vite makes
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { Anchor, Span } from '../../model/index.ts';
import { useTexts } from '../lib/texts.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Pixels drawn for one point of the page, before the page is fitted to its column. */
const SHARPNESS = 2;

type Box = Extract<Anchor['original'], { kind: 'box' }>;

/** The boxes on which a stretch of the text stands. */
function boxesOf(boxes: readonly Anchor[], span: Span | null): Box[] {
  if (span === null) return [];
  return boxes.flatMap(({ from, to, original }) =>
    original.kind === 'box' && from < span.to && to > span.from ? [original] : [],
  );
}

/** A PDF page by page, drawn here from the bytes received; what the chosen words stand on is boxed. */
export default function PdfPages({ source, boxes, chosen }: { source: string; boxes: readonly Anchor[]; chosen: Span | null }) {
  const { t, n } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [page, setPage] = useState(1);
  const [size, setSize] = useState({ width: 1, height: 1 });
  const [failed, setFailed] = useState(false);
  const found = boxesOf(boxes, chosen);
  const first = found[0]?.page;
  useEffect(() => {
    if (first !== undefined) setPage(first);
  }, [first]);
  useEffect(() => {
    // A PDF may carry scripts and want fonts from elsewhere: neither is run nor fetched.
    const loading = getDocument({
      url: `/api/sources/${source}/original`,
      withCredentials: true,
      useSystemFonts: true,
      useWasm: false,
      enableXfa: false,
    });
    loading.promise.then(setPdf, () => setFailed(true));
    return () => void loading.destroy();
  }, [source]);
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | null = null;
    const draw = async () => {
      if (!pdf || !canvas.current) return;
      const sheet = await pdf.getPage(Math.min(page, pdf.numPages));
      if (gone || !canvas.current) return;
      const viewport = sheet.getViewport({ scale: SHARPNESS });
      canvas.current.width = viewport.width;
      canvas.current.height = viewport.height;
      setSize({ width: viewport.width / SHARPNESS, height: viewport.height / SHARPNESS });
      const task = sheet.render({ canvas: canvas.current, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    draw().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [pdf, page]);
  if (failed) return <p className="quiet">{t('original.failed')}</p>;
  const pages = pdf?.numPages ?? 1;
  const part = (value: number, of: number) => `${(100 * value) / of}%`;
  return (
    <>
      {pages > 1 && (
        <p className="pdf-tools">
          <button type="button" className="button button-small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t('original.before')}
          </button>
          <span role="status">{t('original.page', { page: n(page), pages: n(pages) })}</span>
          <button type="button" className="button button-small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {t('original.after')}
          </button>
        </p>
      )}
      <div className="pdf-page" dir="ltr">
        <div className="pdf-sheet">
          <canvas ref={canvas} role="img" aria-label={t('original.page', { page: n(page), pages: n(pages) })} />
          {found
            .filter((box) => box.page === page)
            .map((box) => (
              <i
                key={`${box.x} ${box.y} ${box.width}`}
                style={{
                  left: part(box.x, size.width),
                  // Points count from the lower left corner of the page.
                  top: part(size.height - box.y - box.height, size.height),
                  width: part(box.width, size.width),
                  height: part(box.height, size.height),
                }}
              />
            ))}
        </div>
      </div>
    </>
  );
}
