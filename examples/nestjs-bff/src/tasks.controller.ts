import { Controller, Get, Inject, Param } from '@nestjs/common'
import type { Vod } from '@vod-errors-examples/vod-client'
import { VOD } from './vod.ts'

@Controller('tasks')
export class TasksController {
  constructor(@Inject(VOD) private readonly vod: Vod) {}

  @Get(':taskId')
  get(@Param('taskId') taskId: string) {
    return this.vod.getTask(taskId)
  }
}
