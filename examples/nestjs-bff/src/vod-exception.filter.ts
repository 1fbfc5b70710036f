import { type ArgumentsHost, Catch, type HttpServer } from '@nestjs/common'
import { BaseExceptionFilter } from '@nestjs/core'
import { type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'

/** Responds to every VOD error as `vodErrorHandler()` does in Express, and leaves other errors to NestJS. */
@Catch()
export class VodExceptionFilter extends BaseExceptionFilter {
  private readonly respond

  constructor(httpAdapter: HttpServer, options?: VodErrorHandlerOptions) {
    super(httpAdapter)
    this.respond = vodErrorHandler(options)
  }

  override catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    this.respond(exception, http.getRequest(), http.getResponse(), () => super.catch(exception, host))
  }
}
