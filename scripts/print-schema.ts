// Prints the JSON Schema (2020-12) of assize-findings/1 from the types, into schemas/. A test compares the two.
import { writeFileSync } from 'node:fs';
import { findingsSchemaText } from '../src/model/schema.ts';

writeFileSync(new URL('../schemas/findings-1.schema.json', import.meta.url), findingsSchemaText());
