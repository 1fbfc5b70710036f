import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { Vod } from '@vod-errors-examples/vod-client'
import type { Logger } from 'pino'
import { AppModule } from './app.module.ts'
import { VOD } from './vod.ts'
import { VodExceptionFilter } from './vod-exception.filter.ts'

/** The BFF. Its controllers call VOD without any error handling: one filter responds to all errors and logs them. */
export async function createApp(vod: Vod, logger: Logger): Promise<NestExpressApplication> {
  const module = { module: AppModule, providers: [{ provide: VOD, useValue: vod }] }
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: ['error', 'warn'] })
  app.useGlobalFilters(new VodExceptionFilter(app.getHttpAdapter(), { logger }))
  return app
}
