import type { ClaimView, DisputeView } from '../../model/index.ts';
import { type Translate, formatWhen, setOff } from './format.ts';

/** What cannot all be true, in a language other than that of the findings: by its kind, with the values of both sides where one needs them. */
export function disputeIn({ kind, sides }: Pick<DisputeView, 'kind' | 'sides'>, t: Translate, locale: string): string {
  const each = (of: readonly ClaimView[], value: (claim: ClaimView) => string | null) =>
    [...new Set(of.flatMap((claim) => value(claim) ?? []))].join(t('because.between'));
  return t(`dispute.says.${kind}`, {
    values: each(sides.flat(), (claim) => {
      if (kind === 'time') return claim.when && `${formatWhen(claim.when, t, locale)} (${setOff(claim.sourceName)})`;
      return claim.where && `${setOff(claim.where.name)} (${setOff(claim.sourceName)})`;
    }),
    who: each(sides[1], ({ voice, sourceName }) => setOff(voice.speaker?.name ?? sourceName)),
  });
}
