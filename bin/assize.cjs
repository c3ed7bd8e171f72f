#!/usr/bin/env node
// The command `assize`. Plain old JavaScript: on a Node too old for Assize it hands over to one that is new enough.
'use strict';
const path = require('path');
const { root, ensureNode, ensureDependencies, become } = require('../scripts/setup.cjs');

const node = ensureNode();
ensureDependencies(node);
become(node, [path.join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)]);
