import { type GatherInput, type Gathered, gathering } from './gathering.ts';

/**
 * Claims that speak of one event are gathered, by weights and by review; each claim stands in exactly one incident. The order in
 * which sources came changes nothing but the order of the list. What was planned, offered or feared never becomes something that happened.
 */
export const gather = (input: GatherInput): Gathered => gathering(input).gathered();
