/** What was done to people, as recorders of casualties count it. Missing is never dead; displaced and besieged are no casualties. */
export const harmOutcomes = [
  'killed',
  'injured',
  'casualties',
  'missing',
  'detained',
  'abducted',
  'displaced',
  'besieged',
  'evacuated',
] as const;
export type HarmOutcome = (typeof harmOutcomes)[number];

/** Who was harmed, as the passage says it. "people" is unknown, and never civilian: the source did not say so. */
export const harmClasses = [
  'unknown',
  'civilian',
  'child',
  'woman',
  'man',
  'older-person',
  'family',
  'medical-worker',
  'aid-worker',
  'journalist',
  'rescuer',
  'teacher-or-student',
  'displaced-person',
  'detainee',
  'combatant',
] as const;
export type HarmClass = (typeof harmClasses)[number];
