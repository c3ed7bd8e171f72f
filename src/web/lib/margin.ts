/** A card in the margin: where its words stand, and how tall it is, in pixels. */
export interface Card {
  readonly anchor: number;
  readonly height: number;
}

/**
 * Where each card stands: as near to its words as the others allow, in the order given, none on another. The chosen card stands
 * exactly at its words; those before it make room upward, those after it downward. No card stands above 0.
 */
export function placeCards(cards: readonly Card[], chosen: number, gap = 6): number[] {
  const tops: number[] = Array.from({ length: cards.length }, () => 0);
  const down = (from: number, floor: number) => {
    let low = floor;
    for (let at = from; at < cards.length; at += 1) {
      tops[at] = Math.max(low, cards[at]!.anchor);
      low = tops[at]! + cards[at]!.height + gap;
    }
  };
  down(0, 0);
  const pinned = cards[chosen];
  if (!pinned) return tops;
  // Cards above cannot be pushed past the top: then the chosen one gives way.
  const above = cards.slice(0, chosen).reduce((sum, card) => sum + card.height + gap, 0);
  tops[chosen] = Math.max(pinned.anchor, above);
  let ceiling = tops[chosen];
  for (let at = chosen - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at]!, ceiling - gap - cards[at]!.height);
    ceiling = tops[at]!;
  }
  down(chosen + 1, tops[chosen] + pinned.height + gap);
  return tops;
}
