import { type ReactNode, useMemo } from 'react';
import type { IncidentId, IncidentName, LawFile } from '../../../model/index.ts';
import { type LawPage, type LawPart, at } from '../../lib/api.ts';
import { useParts } from '../../lib/parts.ts';
import { useTexts } from '../../lib/texts.ts';
import { Empty, Loading, More } from '../States.tsx';

/** What the incidents of a list are called. */
export type Names = ReadonlyMap<IncidentId, IncidentName>;

/** One list of what the law says of the file, part after part, or a sentence that says why there is none. */
export function LawList<P extends LawPart>({
  part,
  children,
}: {
  part: P;
  children: (items: readonly LawFile[P][number][], names: Names) => ReactNode;
}) {
  const { t } = useTexts();
  const list = useParts<LawFile[P][number], LawPage<LawFile[P][number]>>(at.lawPart(part));
  const names = useMemo(() => new Map(list.pages.flatMap((page) => page.names).map((name) => [name.id, name])), [list.pages]);
  if (list.waiting) return <Loading />;
  if (list.items.length === 0) return <Empty>{t(`law.${part}None`)}</Empty>;
  return (
    <>
      <div className="stack">{children(list.items, names)}</div>
      <More list={list} />
    </>
  );
}
