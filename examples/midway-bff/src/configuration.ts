import { App, CommonJSFileDetector, Configuration, type IMidwayContainer } from '@midwayjs/core'
import * as koa from '@midwayjs/koa'
import { vodErrorHandler } from '@vod-errors/koa'
import { type OpenVod, openVod } from '@vod-errors-examples/vod-client'

/** The BFF. Its controllers call VOD without any error handling: one middleware responds to all errors, and Midway logs them. */
@Configuration({ imports: [koa], detector: new CommonJSFileDetector() })
export class MainConfiguration {
  @App('koa') private readonly app: koa.Application
  private opened: OpenVod

  async onReady(container: IMidwayContainer) {
    this.opened = await openVod(process.env)
    container.registerObject('vod', this.opened.vod)
    this.app.useMiddleware(vodErrorHandler({ logger: false }))
  }

  async onStop() {
    await this.opened.close()
  }
}
