import { setImmediate as nextTurn } from 'node:timers/promises'
import { REQUEST } from '../adapter.ts'
import { createRespond, plainLogger, SERVICE, sdkRejection } from './respond-to.ts'

test('a process that exits in the same tick loses no line, and writes none twice', async () => {
  const { lines, logger } = plainLogger()
  const respond = createRespond({ logger, unhandled: 'respond' })
  for (const thrown of [SERVICE, new Error('bug'), sdkRejection('JustInvented', 500)])
    respond(thrown, REQUEST)
  expect(lines).toEqual([])
  process.emit('exit', 1)
  const written = [...lines]
  expect(written.map((line) => line.split(',')[0])).toEqual([
    'error: VOD error InternalError',
    'error: Other error InternalError',
    'error: VOD error JustInvented',
    expect.stringContaining('JustInvented'),
  ])
  await nextTurn()
  expect(lines).toEqual(written)
})
