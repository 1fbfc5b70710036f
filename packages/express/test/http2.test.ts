import { spawnSync } from 'node:child_process'

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
