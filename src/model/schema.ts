// The second door of this room: the schema of the public format as a value. It takes a library of 370 files, which a thread that only
// reads texts need not load.
export { FindingsSchema, findingsSchemaText } from './wire/findings-json.ts';
