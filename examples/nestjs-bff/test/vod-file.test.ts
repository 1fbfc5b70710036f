import 'reflect-metadata'
import { Readable } from 'node:stream'
import { Controller, Get, Module, Res } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { VodError, vodErrorHandler } from '@vod-errors/express'
import type { Response } from 'express'
import supertest from 'supertest'
import { vodFile } from '../src/vod-file.ts'

const handler = vodErrorHandler({ logger: false })

/** A stream that fails before its first byte. */
const fails = (error: Error) =>
  new Readable({
    read() {
      this.destroy(error)
    },
  })

@Controller()
class FileController {
  @Get('whole')
  whole(@Res({ passthrough: true }) res: Response) {
    return vodFile(Readable.from(['whole']), res, handler)
  }

  @Get('vod')
  vod(@Res({ passthrough: true }) res: Response) {
    return vodFile(fails(new VodError({ upstreamCode: 'AccessDenied' })), res, handler)
  }

  @Get('other')
  other(@Res({ passthrough: true }) res: Response) {
    return vodFile(fails(new Error('disk')), res, handler)
  }
}

@Module({ controllers: [FileController] })
class FileModule {}

let app: Awaited<ReturnType<typeof NestFactory.create>>
beforeAll(async () => {
  app = await NestFactory.create(FileModule, { logger: false })
  await app.listen(0, '127.0.0.1')
})
afterAll(() => app.close())

test('sends a stream', async () => {
  const { body } = await supertest(app.getHttpServer()).get('/whole').expect(200)
  expect(String(body)).toBe('whole')
})

test('responds to a VOD error of a stream', async () => {
  const { body } = await supertest(app.getHttpServer()).get('/vod').expect(403)
  expect(body).toEqual({ requestId: expect.any(String), code: 'AccessDenied', message: expect.any(String) })
})

test('breaks off on other errors', async () => {
  await expect(supertest(app.getHttpServer()).get('/other')).rejects.toThrow('socket hang up')
})
