const { Controller } = require('egg')

module.exports = class extends Controller {
  async list() {
    this.ctx.body = await this.app.vod.listMedia()
  }

  async get() {
    this.ctx.body = await this.app.vod.getMedia(this.ctx.params.mediaId)
  }

  async delete() {
    await this.app.vod.deleteMedia(this.ctx.params.mediaId)
    this.ctx.status = 204
  }
}
