import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { proxyTo } from './proxy.ts'

// The BFFs of `npx pnpm@12 start`.
const proxy = proxyTo({ express: 'http://127.0.0.1:3001', koa: 'http://127.0.0.1:3002' })

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 3003, proxy },
  preview: { host: '127.0.0.1' },
})
