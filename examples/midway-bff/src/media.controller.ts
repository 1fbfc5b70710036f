import { Controller, Del, Get, HttpCode, Inject, Post } from '@midwayjs/core'
import type { Context } from '@midwayjs/koa'
import { requiredField, type Vod } from '@vod-errors-examples/vod-client'

@Controller('/media')
export class MediaController {
  @Inject() private readonly ctx: Context
  @Inject() private readonly vod: Vod

  @Get('/')
  async list() {
    return await this.vod.listMedia()
  }

  @Get('/:mediaId')
  async get() {
    return await this.vod.getMedia(requiredField(this.ctx['params'], 'mediaId'))
  }

  @Del('/:mediaId')
  @HttpCode(204)
  async delete() {
    await this.vod.deleteMedia(requiredField(this.ctx['params'], 'mediaId'))
  }

  @Post('/:mediaId/ban')
  @HttpCode(204)
  async ban() {
    await this.vod.banMedia(requiredField(this.ctx['params'], 'mediaId'))
  }

  @Post('/:mediaId/process')
  @HttpCode(202)
  async process() {
    const { body } = this.ctx.request
    return await this.vod.processMedia(
      requiredField(this.ctx['params'], 'mediaId'),
      requiredField(body, 'presetId'),
    )
  }
}
