// Bundles tools/verify.ts into dist/verify.mjs: one file without dependencies, which travels in every dossier.
'use strict';
const path = require('path');

const root = path.resolve(__dirname, '..');

async function main() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(root, 'dist'),
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      ssr: path.join(root, 'tools', 'verify.ts'),
      rollupOptions: { output: { entryFileNames: 'verify.mjs', format: 'es' } },
    },
    ssr: { noExternal: true },
  });
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
