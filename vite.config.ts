import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ABSENT = '\0node-crypto';

/**
 * Node's SHA-256 is replaced by our own for browsers, so that the ledger's proofs are checked by the same code in both. What
 * signs has no business in a page, and says so if it is ever called there.
 */
const browserHash: Plugin = {
  name: 'assize-browser-hash',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'node:crypto') return ABSENT;
    return source.endsWith('/hash.ts') && importer?.includes('/src/model/') ? at('src/model/hash.browser.ts') : null;
  },
  load(id) {
    if (id !== ABSENT) return null;
    const names = ['createPrivateKey', 'createPublicKey', 'generateKeyPairSync', 'sign', 'verify'];
    return `const absent = () => { throw new Error('Nothing is signed in a page.'); };\nexport { ${names.map((name) => `absent as ${name}`).join(', ')} };`;
  },
};

export default defineConfig({
  root: at('src/web'),
  plugins: [browserHash, react()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file of its own: the page's policy allows no script or style written into a page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      output: {
        // What most pages share comes in one file: on the first page, thirty small ones had waited for one another.
        codeSplitting: { groups: [{ name: 'shared', test: /\.tsx?$|node_modules/, minShareCount: 4 }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
});
