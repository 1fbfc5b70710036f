import { Controller, Get, Inject } from '@midwayjs/core'
import type { Context } from '@midwayjs/koa'
import { requiredField, type Vod } from '@vod-errors-examples/vod-client'

@Controller('/tasks')
export class TasksController {
  @Inject() private readonly ctx: Context
  @Inject() private readonly vod: Vod

  @Get('/:taskId')
  async get() {
    return await this.vod.getTask(requiredField(this.ctx['params'], 'taskId'))
  }
}
