import type { Assessment, OpenQuestion } from '../model/index.ts';

/** How many of the elements that a question bears on are named with it. */
const NAMED = 20;

/**
 * What is missing, as questions, those first whose answer would decide most: a question of an element that alone stands between an
 * assessment and support on every element weighs one, a question among ten such elements a tenth, added up over the file.
 */
export function openQuestions(assessments: readonly Assessment[]): OpenQuestion[] {
  const found = new Map<string, { weight: number; bears: number; decides: OpenQuestion['decides'][number][] }>();
  for (const { incident, title, elements } of assessments) {
    const open = elements.filter(({ state }) => state !== 'supported');
    for (const { id, missing } of open)
      for (const question of missing) {
        const one = found.get(question) ?? { weight: 0, bears: 0, decides: [] };
        one.weight += 1 / open.length;
        one.bears += 1;
        if (one.decides.length < NAMED) one.decides.push({ incident, element: id, title });
        found.set(question, one);
      }
  }
  return [...found]
    .map(([question, { weight, bears, decides }]) => ({ question, weight: Math.round(weight * 1000) / 1000, bears, decides }))
    .sort((a, b) => b.weight - a.weight || (a.question < b.question ? -1 : 1));
}
