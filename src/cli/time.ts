import { type OpenFile, askForTime } from '../investigation/index.ts';

/** How long a command that is done waits for authorities; one that is slower is asked again by the next. */
const PATIENCE = 3000;

/** Asks the authorities that were named, if any, at the end of another command. A failure is told and keeps nothing up. */
export async function askInPassing(file: OpenFile): Promise<void> {
  for (const asked of await askForTime(file, { signal: AbortSignal.timeout(PATIENCE) })) tellOf(asked);
}

/** A line on the error stream about what an authority said. */
export function tellOf({ authority, entered, failure }: Awaited<ReturnType<typeof askForTime>>[number]): void {
  const time = entered?.entry.kind === 'stamped' ? entered.entry.time : null;
  if (failure) process.stderr.write(`No time-stamp yet: ${failure.message} ${failure.next}\n`);
  else if (time !== null) process.stderr.write(`Time-stamped by ${authority}: the head existed before ${time}.\n`);
}
