import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledMessages } from './build/compiled-messages.mjs';
import { compressed } from './build/compressed.mjs';
import { offlineList } from './build/offline-list.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the API answers while the app is being written; the built app is served by the API itself. */
const API = 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  root: at('.'),
  cacheDir: at('../../node_modules/.cache/vite'),
  plugins: [compiledMessages(), offlineList(), compressed()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __DEVELOPMENT__: JSON.stringify(mode === 'development') },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1', '/docs', '/openapi.json', '/health'].map((path) => [
        path,
        { target: process.env['API_URL'] ?? API },
      ]),
    ),
  },
  build: {
    manifest: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: true,
    // A picture inside a style weighs more than beside it, and most are never looked at.
    assetsInlineLimit: 0,
    // What a phone uses is kept ahead by the service worker; lists of what comes along would weigh a kilobyte at the start.
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { app: at('index.html'), sw: at('src/sw.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
}));
