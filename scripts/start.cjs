// `npm start [-- PATH…]`: sets up whatever is missing, reads the samples or the paths given, and serves the workbench.
'use strict';
const path = require('path');
const { root, ensureNode, ensureDependencies, ensureBuild, become } = require('./setup.cjs');

const node = ensureNode();
ensureDependencies(node);
ensureBuild(node);
become(node, [path.join(root, 'src', 'cli', 'main.ts'), 'start', ...process.argv.slice(2)]);
