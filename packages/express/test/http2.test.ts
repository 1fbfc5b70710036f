import { spawnSync } from 'node:child_process'
import { connect, createServer } from 'node:http2'
import { listen, urlOf } from '@vod-errors/testing'
import express from 'express'
import { vodErrorHandler } from '../src/index.ts'
import { bridgeToHttp2 } from './http2-bridge.ts'

const SCRIPT = `
const express = require(process.argv[1])
const { connect, createServer } = require('node:http2')
const server = createServer(express().use((req, res) => res.end('fine'))).listen(0, '127.0.0.1', () => {
  connect('http://127.0.0.1:' + server.address().port).on('error', () => {}).request({ ':path': '/' }).on('error', () => {})
})
setTimeout(() => process.exit(0), 5000)
`

/** The reason for the HTTP/2 bridge in the contract test. If this fails, the bridge is no longer needed. */
test.each(['express', 'express4'])(
  '%s itself does not run on node:http2, even without the handler',
  (name) => {
    const { status, stderr } = spawnSync(process.execPath, ['-e', SCRIPT, name], {
      cwd: __dirname,
      encoding: 'utf8',
      timeout: 10_000,
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/IncomingMessage|ServerResponse/)
  },
)

test.each([
  ['forwards headers that HTTP/2 can send', { 'x-file': '视频.mp4' }, 404],
  ['masks headers that HTTP/2 cannot send', { 'transfer-encoding': 'chunked' }, 500],
])('through a bridge, %s', async (_name, headers, expected) => {
  const app = bridgeToHttp2(express().set('env', 'test'))
  app.use((_req, _res, next) => next(Object.assign(new Error('x'), { status: 404, headers })))
  app.use(vodErrorHandler({ logger: false }))
  const server = await listen(createServer(Object(app)))
  const session = connect(urlOf(server))
  const status = await new Promise((resolve) => {
    session.request({ ':path': '/' }).on('response', (received) => resolve(received[':status']))
  })
  session.destroy()
  server.close()
  expect(status).toBe(expected)
})
