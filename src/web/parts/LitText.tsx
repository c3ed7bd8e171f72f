import { type MouseEvent, useMemo } from 'react';
import type { ClaimView, SourceFile, Span } from '../../model/index.ts';
import { segments } from '../lib/segments.ts';
import { useTexts } from '../lib/texts.ts';

interface Props {
  readonly text: NonNullable<SourceFile['text']>;
  readonly claims: readonly ClaimView[];
  readonly language: string | null;
  readonly chosen: ClaimView | null;
  readonly pointed: string | null;
  /** A stretch found by a search that no claim stands on. */
  readonly found: Span | null;
  /** Who and what the text names, and its words of time, where the reader asked for them. */
  readonly names: SourceFile['mentions'];
  readonly times: readonly Span[];
  readonly onPoint: (claim: string | null) => void;
  readonly onChoose: (claim: ClaimView | null) => void;
}

/**
 * The text as it is, block by block, with claims lit. Overlapping claims are cut into segments, so the words are there once and
 * in order, whatever lies over them. The cards in the margin are the keyboard's way to the same claims.
 */
export function LitText({ text, claims, language, chosen, pointed, found, names, times, onPoint, onChoose }: Props) {
  const { t } = useTexts();
  const blocks = useMemo(() => {
    const spans = [...claims.map(({ from, to, id }) => ({ from, to, id })), ...(found ? [{ ...found, id: 'found' }] : [])];
    const telling = chosen ? tellingParts(chosen) : [];
    const layers = [
      ...names.map(({ from, to, kind, name }) => ({ from, to, id: `name:${kind}:${name}` })),
      ...times.map(({ from, to }) => ({ from, to, id: 'time:' })),
    ];
    return text.blocks.map((block) => ({ block, pieces: segments(block, [...spans, ...telling, ...layers]) }));
  }, [text, claims, chosen, found, names, times]);
  const byId = useMemo(() => new Map<string, ClaimView>(claims.map((claim) => [claim.id, claim])), [claims]);

  const claimAt = (event: MouseEvent): ClaimView | null => {
    const ids = (event.target as HTMLElement).closest<HTMLElement>('[data-claims]')?.dataset['claims']?.split(' ') ?? [];
    if (ids.length === 0) return null;
    // The narrowest claim under the pointer first; a further click goes to the next wider one.
    const narrow = ids.toReversed();
    const current = chosen ? narrow.indexOf(chosen.id) : -1;
    return byId.get(narrow[(current + 1) % narrow.length]!) ?? null;
  };

  const furniture = (block: Span) => text.furniture.find((each) => each.from < block.to && each.to > block.from);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the margin's cards are the keyboard's way
    <div
      className="text"
      dir="auto"
      lang={language ?? undefined}
      onClick={(event) => {
        if (getSelection()?.isCollapsed === false) return;
        const claim = claimAt(event);
        if (claim) onChoose(claim);
      }}
      onPointerOver={(event) =>
        onPoint((event.target as HTMLElement).closest<HTMLElement>('[data-claims]')?.dataset['claims']?.split(' ').at(-1) ?? null)
      }
      onPointerLeave={() => onPoint(null)}
    >
      {blocks.map(({ block, pieces }) => {
        const aside = block.kind === 'furniture' ? furniture(block) : undefined;
        const Tag = block.kind === 'title' || block.kind === 'heading' ? 'h2' : 'p';
        return (
          <Tag
            key={block.from}
            className={`block block-${block.kind}`}
            data-from={block.from}
            title={
              block.kind === 'furniture'
                ? t('reader.furniture', { kind: t(`furniture.${aside?.kind ?? 'boilerplate'}`) })
                : undefined
            }
          >
            {pieces.map((piece) => {
              const words = text.text.slice(piece.from, piece.to);
              const over = piece.ids.filter((id) => byId.has(id));
              const opens = piece.opens.filter((id) => byId.has(id) || id === 'found').join(' ');
              const isFound = piece.ids.includes('found');
              const [, kind, name] = piece.ids.find((id) => id.startsWith('name:'))?.split(':', 3) ?? [];
              const layer = kind === undefined ? (piece.ids.includes('time:') ? 'lit-time' : '') : 'lit-name';
              const told = kind === undefined ? undefined : `${name} (${t(`entity.${kind}`)})`;
              if (over.length === 0 && !isFound)
                return (
                  <span key={piece.from} className={layer || undefined} title={told}>
                    {words}
                  </span>
                );
              const part = piece.ids.find((id) => id.startsWith('part:'));
              const lit = [
                'lit',
                chosen && over.includes(chosen.id) ? 'lit-chosen' : '',
                pointed !== null && over.includes(pointed) ? 'lit-pointed' : '',
                isFound ? 'lit-found' : '',
                part ? 'lit-part' : '',
                layer,
              ]
                .filter(Boolean)
                .join(' ');
              return (
                <span
                  key={piece.from}
                  className={lit}
                  data-claims={over.length > 0 ? over.join(' ') : undefined}
                  data-opens={opens || undefined}
                  title={told ?? (part ? t(part.slice(5)) : undefined)}
                >
                  {words}
                </span>
              );
            })}
          </Tag>
        );
      })}
    </div>
  );
}

/** The words inside the chosen claim that answer a question, named by the key of that question's text. */
function tellingParts(claim: ClaimView): (Span & { id: string })[] {
  const parts: [string, readonly (Span | null | undefined)[]][] = [
    ['claim.trigger', [claim.trigger]],
    ['claim.speaker', [claim.voice.speaker]],
    ['claim.cue', [claim.voice.cue]],
    ['question.when', [claim.when?.text]],
    ['question.where', [claim.where]],
    ['question.by', claim.actors],
    ['question.whom', claim.targets],
    ['question.with', claim.weapons],
    ['question.many', claim.harms],
  ];
  return parts.flatMap(([name, spans]) =>
    spans.flatMap((span) => (span ? [{ from: span.from, to: span.to, id: `part:${name}` }] : [])),
  );
}
