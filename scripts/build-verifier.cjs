// Bundles tools/verify.ts into dist/verify.mjs, one file without dependencies for Node and for browsers, and dist/verify.html, a
// page that holds it: both travel in every export.
'use strict';
const fs = require('fs');
const path = require('path');

const root = path.resolve(__dirname, '..');
const browser = path.join(root, 'tools', 'node-in-browser.ts');

/** Leads imports of Node's modules to whatever the place it runs in has of them. */
const anywhere = {
  name: 'assize-anywhere',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.ts') || id === browser) return null;
    const builtins = /^import \{([^}]*)\} from '(node:[^']+)';$/gm;
    const led = code.replace(builtins, (_, names, module) => {
      const values = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => name.replace(/ as /, ': '));
      return values.length === 0 ? '' : `const { ${values.join(', ')} } = builtin('${module}') as any;`;
    });
    if (led === code) return null;
    return `import { builtin } from ${JSON.stringify(browser)};\n${led}`;
  },
};

async function main() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [anywhere],
    build: {
      outDir: path.join(root, 'dist'),
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      ssr: path.join(root, 'tools', 'verify.ts'),
      rollupOptions: { output: { entryFileNames: 'verify.mjs', format: 'es' } },
    },
    ssr: { noExternal: true },
  });
  const verifier = fs.readFileSync(path.join(root, 'dist', 'verify.mjs'), 'utf8');
  if (/^import .* from ['"]/m.test(verifier)) throw new Error('The verifier still imports something.');
  const page = fs.readFileSync(path.join(root, 'tools', 'verify.html'), 'utf8');
  // What would end the script early is written so that it does not.
  const inPage = verifier.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
  fs.writeFileSync(
    path.join(root, 'dist', 'verify.html'),
    page.replace('/*VERIFIER*/', () => inPage),
  );
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
