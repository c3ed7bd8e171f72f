#!/usr/bin/env node
// The command `assize`. Plain old JavaScript: on a Node too old for Assize it hands over to one that is new enough.
'use strict';
const path = require('path');
const { root, ensureNode, ensureDependencies, become } = require('../scripts/setup.cjs');

const node = ensureNode();
ensureDependencies(node);
// Where words are read, a small space for young objects takes a third less memory and no more time; elsewhere it costs time.
const flags = /^(?:extract|investigate)$/.test(process.argv[2] || '') ? ['--max-semi-space-size=16'] : [];
become(node, [...flags, path.join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)]);
