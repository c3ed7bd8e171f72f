import type { Learnt } from '../linkage/index.ts';

/**
 * How much each level of likeness of two reports weighs: learnt without examples (`learnWeights`) from 24,594 pairs of 358
 * local news reports on shootings of the Gun Violence Corpus, whose truth was only used to measure. Numbers, and no text of it.
 */
export const weights: Learnt = {
  prior: 0.0135,
  rounds: 31,
  pairs: 24594,
  fields: [
    {
      name: 'name',
      levels: [
        { because: 'name alike by 0.6 or more', m: 0.0762, u: 0.0000206, weight: 11.85 },
        { because: 'name alike by 0.45 or more', m: 0.243, u: 0.0000206, weight: 13.53 },
        { because: 'name alike by 0.33 or more', m: 0.223, u: 0.0000597, weight: 11.87 },
        { because: 'name alike by 0.23 or more', m: 0.146, u: 0.000131, weight: 10.12 },
        { because: 'name alike by 0.15 or more', m: 0.181, u: 0.00154, weight: 6.88 },
        { because: 'name alike by 0.08 or more', m: 0.127, u: 0.0148, weight: 3.1 },
        { because: 'name not alike', m: 0.00342, u: 0.983, weight: -8.17 },
      ],
    },
    {
      name: 'names',
      levels: [
        { because: 'names alike by 0.3 or more', m: 0.374, u: 0.0000207, weight: 14.14 },
        { because: 'names alike by 0.1 or more', m: 0.481, u: 0.00398, weight: 6.92 },
        { because: 'names alike by 0.02 or more', m: 0.0986, u: 0.0681, weight: 0.53 },
        { because: 'names not alike', m: 0.0464, u: 0.928, weight: -4.32 },
      ],
    },
    {
      name: 'number',
      levels: [
        { because: 'number alike by 0.25 or more', m: 0.231, u: 0.00211, weight: 6.78 },
        { because: 'number alike by 0.1 or more', m: 0.227, u: 0.0168, weight: 3.76 },
        { because: 'number alike by 0.03 or more', m: 0.103, u: 0.137, weight: -0.4 },
        { because: 'number not alike', m: 0.439, u: 0.845, weight: -0.95 },
      ],
    },
    {
      name: 'age',
      levels: [
        { because: 'age alike by 0.6 or more', m: 0.602, u: 0.0368, weight: 4.03 },
        { because: 'age alike by 0.2 or more', m: 0.138, u: 0.0843, weight: 0.71 },
        { because: 'age not alike', m: 0.26, u: 0.879, weight: -1.76 },
      ],
    },
    {
      name: 'word',
      levels: [
        { because: 'word alike by 0.35 or more', m: 0.1, u: 0.0000206, weight: 12.25 },
        { because: 'word alike by 0.25 or more', m: 0.127, u: 0.000516, weight: 7.94 },
        { because: 'word alike by 0.17 or more', m: 0.233, u: 0.00384, weight: 5.92 },
        { because: 'word alike by 0.11 or more', m: 0.216, u: 0.0507, weight: 2.09 },
        { because: 'word alike by 0.07 or more', m: 0.184, u: 0.218, weight: -0.24 },
        { because: 'word not alike', m: 0.14, u: 0.727, weight: -2.38 },
      ],
    },
    {
      name: 'published',
      levels: [
        { because: 'published within a day', m: 0.421, u: 0.00434, weight: 6.6 },
        { because: 'published within three days', m: 0.139, u: 0.00513, weight: 4.76 },
        { because: 'published within two weeks', m: 0.0908, u: 0.0299, weight: 1.6 },
        { because: 'published within two months', m: 0.098, u: 0.12, weight: -0.3 },
        { because: 'published within a year', m: 0.192, u: 0.508, weight: -1.4 },
        { because: 'published more than a year apart', m: 0.0591, u: 0.332, weight: -2.49 },
      ],
    },
  ],
};
