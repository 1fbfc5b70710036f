import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { requiredField, type Vod } from '@vod-errors-examples/vod-client'
import { VOD } from './vod.ts'

@Controller('media')
export class MediaController {
  constructor(@Inject(VOD) private readonly vod: Vod) {}

  @Get()
  list() {
    return this.vod.listMedia()
  }

  @Get(':mediaId')
  get(@Param('mediaId') mediaId: string) {
    return this.vod.getMedia(mediaId)
  }

  @Delete(':mediaId')
  @HttpCode(204)
  async delete(@Param('mediaId') mediaId: string) {
    await this.vod.deleteMedia(mediaId)
  }

  @Post(':mediaId/ban')
  @HttpCode(204)
  async ban(@Param('mediaId') mediaId: string) {
    await this.vod.banMedia(mediaId)
  }

  @Post(':mediaId/process')
  @HttpCode(202)
  process(@Param('mediaId') mediaId: string, @Body() body: unknown) {
    return this.vod.processMedia(mediaId, requiredField(body, 'presetId'))
  }
}
