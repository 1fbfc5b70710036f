import { VodError } from '../src/index.ts'
import { REQUEST_ID } from './adapter.ts'
import { respond } from './respond.ts'

describe('Error.stackTraceLimit', () => {
  const given = { ...Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit') }
  const rejection = {
    status_code: 404,
    code: 'MediaException.MediaNotFound',
    message: 'Media not found with mda-1',
    request_id: REQUEST_ID,
  }
  afterEach(() => {
    Object.defineProperty(Error, 'stackTraceLimit', given)
  })

  test('is restored after a VodError was created', async () => {
    Error.stackTraceLimit = 7
    const { error } = await respond(rejection)
    expect(error).toBeInstanceOf(VodError)
    expect(Error.stackTraceLimit).toBe(7)
  })

  test('may be read-only', async () => {
    Object.defineProperty(Error, 'stackTraceLimit', { value: 7, writable: false })
    const { error } = await respond(rejection)
    expect(error).toMatchObject({ code: 'MediaNotFound' })
  })
})
