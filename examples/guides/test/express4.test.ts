import { runExpress4 } from './run-express4.ts'

test('an async route that rejects ends the process, with the handler mounted', () => {
  const { exitCode, stdout, stderr } = runExpress4('bare')
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toContain('ERR_UNHANDLED_REJECTION')
}, 30_000)

test('the wrapper forwards the rejection, and the browser gets its response', () => {
  expect(runExpress4('wrapped')).toMatchObject({ exitCode: 0, stdout: '404\n' })
}, 30_000)
