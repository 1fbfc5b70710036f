import { Module } from '@nestjs/common'
import { MediaController } from './media.controller.ts'
import { TasksController } from './tasks.controller.ts'

@Module({ controllers: [MediaController, TasksController] })
export class AppModule {}
