import assert from 'node:assert'
import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { extraErrorDataIntegration, type Integration, linkedErrorsIntegration, normalize } from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import type { VodError } from '@vod-errors/core'
import bunyan from 'bunyan'
import pino from 'pino'
import { serializeError } from 'serialize-error'
import { createLogger, format, transports } from 'winston'

/** What a tool prints of the cause. */
export type Shown = 'nothing' | 'its message' | 'everything'

/** One way to print an error. */
interface Printer {
  readonly shows: Shown
  readonly print: (error: VodError) => string | Promise<string>
}

/** The tools that apps print errors with, and what each prints of a VodError's cause. */
export const PRINTERS: Readonly<Record<string, Printer>> = {
  '`console.error(error)`, `util.inspect`': shows('nothing', (error) => inspect(error, { depth: 12 })),
  '`util.inspect` with `customInspect: false`, `showHidden`, and `getters`': shows('nothing', (error) =>
    inspect(error, { customInspect: false, depth: 12, showHidden: true, getters: true }),
  ),
  '`console.dir` with the same options': shows('nothing', (error) =>
    written((to) =>
      new Console(to).dir(error, Object.assign({ customInspect: false, getters: true }, { depth: 12 })),
    ),
  ),
  '`console.table`': shows('nothing', (error) => written((to) => new Console(to).table([error]))),
  'the diff of `node:assert`': shows('nothing', (error) =>
    messageOf(() => assert.deepStrictEqual([error], [])),
  ),
  '`JSON.stringify`, also of a copy `{...error}`': shows('nothing', (error) =>
    JSON.stringify([error, { ...error }]),
  ),
  '`structuredClone`, messages to workers': shows('nothing', (error) =>
    inspect(structuredClone(error), { customInspect: false, depth: 12, showHidden: true }),
  ),
  'OpenTelemetry’s `span.recordException`': shows('nothing', record),
  'Sentry’s `normalize`': shows('nothing', (error) => JSON.stringify(normalize({ error }, 12))),
  'Sentry’s `captureException`': shows('its message', (error) => capture(error, [])),
  'Sentry’s `extraErrorDataIntegration()`': shows('its message', (error) =>
    capture(error, [extraErrorDataIntegration()]),
  ),
  'Sentry’s `extraErrorDataIntegration({ depth: 12 })`': shows('everything', (error) =>
    capture(error, [extraErrorDataIntegration({ depth: 12 })]),
  ),
  'pino’s error serializer': shows('its message', (error) => written((to) => pino(to).error(error))),
  'pino’s `errWithCause`': shows('everything', (error) =>
    written((to) => pino({ serializers: { err: pino.stdSerializers.errWithCause } }, to).error(error)),
  ),
  'bunyan’s error serializer': shows('nothing', (error) =>
    written((stream) => bunyan.createLogger({ name: 'bff', stream }).error({ err: error })),
  ),
  'winston’s `format.errors({ stack: true })`': shows('nothing', (error) => viaWinston(error, false)),
  'winston’s `format.errors({ stack: true, cause: true })`': shows('everything', (error) =>
    viaWinston(error, true),
  ),
  '`serialize-error`': shows('nothing', (error) => JSON.stringify(serializeError({ error }))),
  '`serialize-error` with `useToJSON: false`': shows('everything', (error) =>
    JSON.stringify(serializeError(error, { useToJSON: false })),
  ),
}

function shows(shown: Shown, print: Printer['print']): Printer {
  return { shows: shown, print }
}

function written(print: (to: Writable) => void): string {
  let text = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  print(sink)
  return text
}

function messageOf(act: () => void): string {
  try {
    act()
    return ''
  } catch (thrown) {
    return String(thrown)
  }
}

function viaWinston(error: VodError, cause: boolean): string {
  return written((stream) =>
    createLogger({
      format: format.combine(format.errors({ stack: true, cause }), format.json()),
      transports: [new transports.Stream({ stream })],
    }).error(error),
  )
}

function record(error: VodError): string {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const span = provider.getTracer('test').startSpan('read media')
  span.recordException(error)
  span.end()
  return inspect(
    exporter.getFinishedSpans().map(({ events, attributes }) => [events, attributes]),
    { depth: 12 },
  )
}

/** What Sentry would send. `linkedErrorsIntegration` is one of its defaults. */
async function capture(error: VodError, integrations: readonly Integration[]): Promise<string> {
  const sent: unknown[] = []
  const client = new ServerRuntimeClient({
    dsn: 'https://key@sentry.example/1',
    integrations: [linkedErrorsIntegration(), ...integrations],
    stackParser: () => [],
    transport: () => ({
      send: async (envelope) => {
        sent.push(envelope)
        return {}
      },
      flush: async () => true,
    }),
  })
  client.init()
  client.captureException(error, { originalException: error })
  await client.flush(1_000)
  return JSON.stringify(sent)
}
