import type { Columns } from './mending/columns.ts';
import {
  mendBy,
  mendCased,
  mendHeadlines,
  mendHyphens,
  mendJoined,
  mendNames,
  mendNouns,
  mendOthers,
  mendPairs,
  mendSpans,
  mendThose,
  mendTitles,
} from './mending/phrases.ts';
import { mendActives, mendBare, mendClauses, mendDue, mendPerfects, mendReduced, mendUsed } from './mending/clauses.ts';
import { mendAsked, mendDenied, mendHeld, mendReported, mendSaid, mendSpeakers, mendStray, mendTold } from './mending/speech.ts';

/** All that is put right in a parse before anything is read from it. */
export function mend(columns: Columns): void {
  mendTitles(columns);
  mendHyphens(columns);
  mendDue(columns);
  mendActives(columns);
  mendSpeakers(columns);
  mendSaid(columns);
  mendPerfects(columns);
  mendNouns(columns);
  mendHeadlines(columns);
  mendClauses(columns);
  mendNames(columns);
  mendReduced(columns);
  mendAsked(columns);
  mendSpans(columns);
  mendJoined(columns);
  mendHeld(columns);
  mendOthers(columns);
  mendReported(columns);
  mendThose(columns);
  mendPairs(columns);
  mendStray(columns);
  mendBy(columns);
  mendUsed(columns);
  mendBare(columns);
  mendDenied(columns);
  mendCased(columns);
  mendTold(columns);
}
