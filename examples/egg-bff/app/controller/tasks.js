const { Controller } = require('egg')

module.exports = class extends Controller {
  async get() {
    this.ctx.body = await this.app.vod.getTask(this.ctx.params.taskId)
  }
}
