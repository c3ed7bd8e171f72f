import { beforeAll, describe, expect, it } from 'vitest';
import { extractFiles } from '../investigation/index.ts';
import type { Findings } from '../model/index.ts';
import { findStories } from './index.ts';

const folder = new URL('../../samples/aleppo-2016/reports/', import.meta.url).pathname;

describe('the sample of October 2016, read together', () => {
  let findings: Findings;
  beforeAll(async () => {
    findings = await extractFiles([folder]);
  }, 60_000);

  it('has one record of the French draft, its failure and the veto, with the tension between them', () => {
    const votes = findings.incidents.filter(({ vote }) => vote?.drafters.includes('France'));
    expect(votes).toHaveLength(1);
    expect(votes[0]!.vote).toMatchObject({
      vetoedBy: ['Russia'],
      opposedBy: ['Venezuela'],
      inFavour: 11,
      members: 15,
      ordinal: 5,
    });
    expect(findings.disputes.filter(({ incident }) => incident === votes[0]!.id).map(({ kind }) => kind)).toContain('outcome');
    // The rival draft that Russia backed is another record.
    expect(findings.incidents.filter(({ vote }) => vote?.supportedBy.includes('Russia'))).toHaveLength(1);
  });
  it('has two tolls that are not one and not added, each with its children', () => {
    const tolls = findings.incidents.filter(({ tally }) =>
      tally.some(({ min, class: cls }) => min === 291 || (min === 50 && cls === 'civilian')),
    );
    expect(tolls).toHaveLength(2);
    expect(tolls.map(({ tally }) => tally.filter(({ min }) => min !== null).map(({ min, partOf }) => [min, partOf]))).toEqual(
      expect.arrayContaining([
        [
          [291, null],
          [57, 0],
        ],
        [
          [50, null],
          [9, 0],
        ],
      ]),
    );
  });
  it('has a copy that is one origin with its report, and two reports of one story', () => {
    const origin = findings.origins.find(({ sources }) => sources.length > 1)!;
    expect(
      origin.sources
        .map((id) =>
          findings.sources
            .find((one) => one.id === id)!
            .from.replace(/^.*\//, '')
            .slice(0, 2),
        )
        .toSorted(),
    ).toEqual(['05', '06']);
    expect(findStories(findings.readings).some(({ readings }) => readings.length > 1)).toBe(true);
  });
});
