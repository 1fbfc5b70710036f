import { type VodErrorHandlerOptions as CoreOptions, isVodError, VodError } from '@vod-errors/core'
import { type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'

const options: VodErrorHandlerOptions = {
  messages: { MediaNotFound: 'No {mediaId}.', RequestConflict: ({ retryAfter }) => `In ${retryAfter} s.` },
  locale: ({ header }) => header('x-app-language'),
}
const coreOptions: CoreOptions = options
const middleware: Middleware = vodErrorHandler(coreOptions)

interface AppState extends Koa.DefaultState {
  readonly requestId: string
}
export const app = new Koa<AppState>()
app.use(middleware)
app.use(vodErrorHandler())
app.on('error', (thrown: unknown) => {
  const status: number = isVodError(thrown) ? thrown.status : new VodError({ message: 'x' }).status
  process.exitCode = status
})

// @ts-expect-error no such option
vodErrorHandler({ message: {} })
// @ts-expect-error no such policy
vodErrorHandler({ statusPolicy: 'gatway' })
