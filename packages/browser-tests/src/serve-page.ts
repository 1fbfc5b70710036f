import { servePage } from '@vod-errors-examples/web'

// A program of its own, because Jest cannot load Vite: prints the address of the page, and serves it until it is killed.
const [express = '', koa = ''] = process.argv.slice(2)
const { origin, close } = await servePage({ express, koa }, 0)
process.once('SIGTERM', () => void close().then(() => process.exit()))
console.log(origin)
