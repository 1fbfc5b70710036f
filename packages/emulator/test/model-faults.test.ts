import { assertVodOk } from '@vod-errors/core'
import { createVodEmulator, type ModelFault } from '../src/index.ts'
import { sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()
beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

/** What `assertVodOk` makes of each failure that the emulator can serve. */
const FAILURES: readonly (readonly [ModelFault['model'], object])[] = [
  [{ shape: 'task' }, { message: 'Task tsk-model00000000001 failed: The model failed.' }],
  [
    { shape: 'task', code: 'JobOverTime' },
    { code: 'JobOverTime', retryable: true },
  ],
  [{ shape: 'task', state: 'EXPIRED' }, { code: 'TaskFailed' }],
  [
    { shape: 'generation', code: 'Refused', message: 'why' },
    { code: 'Refused', message: 'why' },
  ],
  [
    { shape: 'dashscope', code: 'InvalidParameter' },
    { code: 'InvalidParameter', fault: 'caller' },
  ],
  [{ shape: 'kling' }, { code: 'TaskFailed' }],
  [
    { shape: 'kling', code: 1301 },
    { upstreamCode: 'kling.1301', fault: 'caller' },
  ],
  [
    { shape: 'kling', code: 1303 },
    { upstreamCode: 'kling.1303', fault: 'service', retryable: true },
  ],
  [{ shape: 'minimax' }, { code: 'UpstreamFailed' }],
  [
    { shape: 'minimax', code: 1008 },
    { upstreamCode: 'minimax.1008', fault: 'operator' },
  ],
  [{ shape: 'vidu', code: 'CreditInsufficient' }, { upstreamCode: 'vidu.CreditInsufficient' }],
  [{ shape: 'vidu' }, { code: 'TaskFailed' }],
  [{ shape: 'qianfan' }, { code: 'invalid_request' }],
]

test.each(FAILURES)('serves %j with status 200, through the real SDK', async (model, error) => {
  vod.failNext({ model, method: 'POST', path: '/v2/aigc/*' })
  const response = await sdkClients(vod).call('POST', '/v2/aigc/kl', {})
  expect(vod.requests).toMatchObject([{ path: '/v2/aigc/kl', status: 200 }])
  expect(() => assertVodOk(response)).toThrow(
    expect.objectContaining({ ...error, requestId: vod.requests[0]?.requestId }),
  )
})

test('serves a state in which the task is good, too', async () => {
  vod.failNext({ model: { shape: 'dashscope', state: 'RUNNING' } })
  const response = await sdkClients(vod).call('GET', '/v3/tasks/t1')
  expect(assertVodOk(response)).toBe(response)
})

test.each([
  [{ model: 'kling' }, 'Expected `model` to be an object, got "kling"'],
  [
    { model: {} },
    'Expected `model.shape` to be one of task, generation, dashscope, kling, minimax, vidu, qianfan',
  ],
  [{ model: { shape: 'constructor' } }, 'Expected `model.shape` to be one of'],
  [{ model: { shape: 'kling', number: 1 } }, 'Expected `model` to be an object with only shape, code'],
  [{ model: { shape: 'kling', code: '' } }, 'Expected `model.code` to be an integer or a non-empty string'],
  [{ model: { shape: 'kling', message: 7 } }, 'Expected `model.message` to be a non-empty string, got 7'],
  [{ model: { shape: 'kling', state: '' } }, 'Expected `model.state` to be a non-empty string, got ""'],
  [{ model: { shape: 'kling' }, overMs: 1 }, 'Expected `fault` to be an object with only model'],
])('rejects %j', (fault, message) => {
  expect(() => Reflect.apply(vod.failNext, vod, [fault])).toThrow(message)
})
