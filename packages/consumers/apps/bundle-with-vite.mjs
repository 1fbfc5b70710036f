import { build } from 'vite'

// Modules as output, so that node can run what a browser would.
await build({
  logLevel: 'error',
  build: {
    outDir: 'dist-vite',
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: { input: 'page.js' },
  },
})
