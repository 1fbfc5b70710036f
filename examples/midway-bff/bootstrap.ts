import { Bootstrap } from '@midwayjs/bootstrap'

const port = Number(process.env['PORT'] ?? 3004)
Bootstrap.configure({
  appDir: import.meta.dirname,
  globalConfig: { keys: process.env['COOKIE_KEYS'], koa: { port, hostname: '127.0.0.1' } },
}).run()
