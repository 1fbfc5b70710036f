// Runs in a separate process, on core as plain ESM: prints how often each file's functions are called while one VOD
// error gets its response. Jest's modules would add a call for each import that is read.
import { Session } from 'node:inspector/promises'
import { pathToFileURL } from 'node:url'

const [core] = process.argv.slice(2)
const { createResponder } = await import(`${pathToFileURL(core)}/host.js`)

const request = { method: 'GET', url: '/', headers: {}, state: {} }
const rejection = () => ({
  status_code: 404,
  code: 'MediaNotFound',
  message: 'Media not found with mda-1',
  request_id: 'id-1',
})
const { respond } = createResponder({ readRequest: () => request, canForward: () => true }, { logger: false })
respond(rejection(), request)

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
await session.post('Profiler.takePreciseCoverage')
const thrown = rejection()
respond(thrown, request)
const { result } = await session.post('Profiler.takePreciseCoverage')

const calls = {}
for (const { url, functions } of result.filter((script) => script.url.includes(core))) {
  const count = functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0)
  if (count > 0) calls[url.slice(url.indexOf(core) + core.length + 1)] = count
}
console.log(JSON.stringify(calls))
