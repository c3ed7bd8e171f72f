// Runs a script of the project, or with --bin a program of its dependencies, with the Node that the project needs.
'use strict';
const path = require('path');
const { root, ensureNode, ensureDependencies, become } = require('./setup.cjs');

const node = ensureNode();
ensureDependencies(node);
const [first, ...rest] = process.argv.slice(2);
if (first === '--bin') {
  const { bin } = require(path.join(root, 'node_modules', rest[0] === 'biome' ? '@biomejs/biome' : rest[0], 'package.json'));
  const file = typeof bin === 'string' ? bin : bin[rest[0]];
  become(node, [path.join(root, 'node_modules', rest[0] === 'biome' ? '@biomejs/biome' : rest[0], file), ...rest.slice(1)]);
} else become(node, [path.join(root, first), ...rest]);
