import { type ArgumentsHost, Catch, type HttpServer } from '@nestjs/common'
import { BaseExceptionFilter } from '@nestjs/core'
import { type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'

/** Answers every failure of VOD as `vodErrorHandler()` does in Express, and leaves everything else to NestJS. */
@Catch()
export class VodExceptionFilter extends BaseExceptionFilter {
  private readonly answer

  constructor(httpAdapter: HttpServer, options?: VodErrorHandlerOptions) {
    super(httpAdapter)
    this.answer = vodErrorHandler(options)
  }

  override catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    this.answer(exception, http.getRequest(), http.getResponse(), () => super.catch(exception, host))
  }
}
